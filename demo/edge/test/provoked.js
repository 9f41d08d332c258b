import "../js/sealed.js";

export { default } from "./failures.js";
