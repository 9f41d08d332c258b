/**
 * Menus made of `details` close where the user goes on elsewhere, and with Escape, which takes the keyboard back to their name.
 */
const OPEN = "details.menu[open], details.columns[open]";

export function closingMenus() {
  document.addEventListener("click", ({ target }) => {
    for (const menu of open()) if (!menu.contains(/** @type {Node} */ (target))) menu.open = false;
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
}

/** @returns {HTMLDetailsElement[]} */
const open = () => Array.from(document.querySelectorAll(OPEN)).filter((menu) => !menu.parentElement?.closest(OPEN)).map((menu) => /** @type {HTMLDetailsElement} */ (menu));
