/** Loaded before a build's own code: what is built here asks nobody for anything. */
globalThis.fetch = async (url) => {
  console.error(`\nasked for ${url}: what it would tell has to be in demo/observable/versions.txt`);
  process.exit(1);
};
