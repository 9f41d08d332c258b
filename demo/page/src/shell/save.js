/** The kinds of file that the page makes. @type {Record<string, string>} */
const TYPES = { csv: "text/csv", json: "application/json", svg: "image/svg+xml", png: "image/png" };

/**
 * What may be saved of what the frame says: its name is checked, its type is given anew.
 *
 * @param {unknown} name
 * @param {unknown} blob
 * @returns {{ name: string, file: Blob } | undefined}
 */
export function checkedFile(name, blob) {
  const [, ending] = (typeof name === "string" && /^[\w-]{1,60}\.(csv|json|svg|png)$/.exec(name)) || [];
  if (typeof name !== "string" || !ending || !(blob instanceof Blob)) return undefined;
  return { name, file: new Blob([blob], { type: TYPES[ending] }) };
}

/**
 * Hands a file to the browser to save. The frame may not do it itself: to Firefox a link that saves a blob is a way to
 * navigate, which the policy forbids there.
 *
 * @param {unknown} name
 * @param {unknown} blob
 */
export function save(name, blob) {
  const checked = checkedFile(name, blob);
  if (!checked) return;
  const place = URL.createObjectURL(checked.file);
  const link = document.createElement("a");
  link.href = place;
  link.download = checked.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(place), 60000);
}
