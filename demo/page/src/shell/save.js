/** The kinds of file that the page makes. @type {Record<string, string>} */
const TYPES = { csv: "text/csv", json: "application/json", svg: "image/svg+xml", png: "image/png" };

/**
 * Hands a file to the browser to save. The frame may not do it itself: to Firefox a link that saves a blob is a way to
 * navigate, which the policy forbids there. Of what the frame says, the name is checked and the type is given anew.
 *
 * @param {unknown} name
 * @param {unknown} blob
 */
export function save(name, blob) {
  const [, ending] = /^[\w-]{1,60}\.(csv|json|svg|png)$/.exec(String(name)) ?? [];
  if (!ending || !(blob instanceof Blob)) return;
  const place = URL.createObjectURL(new Blob([blob], { type: TYPES[ending] }));
  const link = document.createElement("a");
  link.href = place;
  link.download = String(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(place), 60000);
}
