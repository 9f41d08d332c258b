import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { inEachBrowser, nothingAsked, shared } from "./use.js";

/** Real logs, where they are: every view of each shows something. */

inEachBrowser((use) => {
  const { $, dropped, view, problem } = use;

  for (const file of ["processes_on_host.csv", "host_logons.csv", "process_tree.csv", "az_net_flows.csv", "linux_events.csv", "demo_exchange_data.csv", "time_series.csv"]) {
    test(`every view of ${file} shows something`, { skip: !existsSync(shared(file)) && `../shared/data/${file} is not here` }, async () => {
      await dropped(file, readFileSync(shared(file)));
      for (const tab of await $(`all("[role=tab]").map((tab) => tab.id.slice(4))`)) {
        await view(tab);
        const said = await problem();
        assert.ok(said === "" || (tab === "series" && /period|points|season/.test(said)), `${tab}: ${said}`); // some are too short
      }
    });
  }

  test("nothing was asked of the server but the page, and nothing was refused", () => nothingAsked(use));
});
