// How portals count a text, as check/counting says it in Python; tests hold that both agree.
// The text is what a box of a web page holds: its line ends are LF.
const COUNTERS = (() => {
  const breaks = (text) => text.split("\n").length - 1;
  const space = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;
  const spaces = new RegExp(space.source, "gu");
  const thousands = /(?<=\p{Nd})[\u00a0\u2007\u2009\u202f](?=\p{Nd}{3}(?!\p{Nd}))/gu;
  const eastAsian =
    "\u3005-\u3007\u3021-\u3029\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31f0-\u31ff" +
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u{1b000}-\u{1b16f}\u{20000}-\u{3fffd}";
  const signs = "\u3001-\u3004\u3008-\u3020\u3030\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65";
  const oneEach = new RegExp(`[${eastAsian}]`, "gu");
  const apart = new RegExp(`[${eastAsian}${signs}]`, "gu");
  const words = (text) => {
    const rest = text.replace(thousands, "");
    const singly = (rest.match(oneEach) || []).length;
    const chunks = rest.replace(apart, " ").split(space);
    return singly + chunks.filter((chunk) => /[\p{L}\p{N}]/u.test(chunk)).length;
  };
  return {
    "characters": (text) => [...text].length,
    "characters-utf16": (text) => text.length,
    "characters-without-spaces": (text) => [...text.replace(spaces, "")].length,
    "eusurvey": (text) => text.length + breaks(text),
    "regulations-gov": (text) => text.length,
    "words": words,
  };
})();
