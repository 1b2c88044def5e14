// Our side of citeproc-js: a request and the words of a language go in, an answer comes out, all of them JSON.
// It runs in bare V8 behind citeproc_commonjs.js, which stays as its authors made it.
"use strict";

var console = { log() {}, warn() {}, error() {} };
CSL.debug = function () {};
CSL.error = function (message) { throw new Error(message); };

const NOTHING = "[NO_PRINTED_FORM]";

function systemFor(byKey, locales, lang) {
  return {
    retrieveItem: (key) => byKey.get(key),
    retrieveLocale: (tag) => locales[tag] || locales[lang],
    // The engine throws at an item with a jurisdiction where nobody makes this slot.
    getAbbreviation(list, slots, jurisdiction) {
      const name = jurisdiction || "default";
      if (!slots[name]) slots[name] = new CSL.AbbreviationSegments();
      return name;
    },
    // “(n 3)”: the number becomes a link, so that a document can keep it right when footnotes move.
    variableWrapper(params, before, text, after) {
      const note = params.variableNames[0] === "first-reference-note-number" && params["first-reference-note-number"];
      return note ? `${before}<a href="#fn-${note}">${text}</a>${after}` : before + text + after;
    },
    // A style may leave a work out of its bibliography, and then only this tells which entries are there.
    embedBibliographyEntry: (key) => (key === undefined ? "" : `<!--${key}-->`),
  };
}

// “(NSPCC, 2019, as cited in NSPCC, 2020)”: where one work was read in another, no style leaves out the name of an author
// because it is that of the work before.
const cite = CSL.getCite;
CSL.getCite = function (work, item, ...more) {
  if (item && item["names-each"]) this.tmp.last_primary_names_string = false;
  return cite.call(this, work, item, ...more);
};

// A colleague who inserts a footnote in Word makes every “ibid” behind it wrong, so no cite is ever told that it stands
// there: the style has read the two positions already, and the engine sets them from these constants.
function withoutIbid(engine, work) {
  const kept = [CSL.POSITION_IBID, CSL.POSITION_IBID_WITH_LOCATOR];
  CSL.POSITION_IBID = CSL.POSITION_IBID_WITH_LOCATOR = CSL.POSITION_SUBSEQUENT;
  try {
    return work(engine);
  } finally {
    [CSL.POSITION_IBID, CSL.POSITION_IBID_WITH_LOCATOR] = kept;
  }
}

// A style calls its macros thousands of times, and for each call the engine would look through the whole style: of the
// second that a long one takes to get ready, that is three quarters. So where each macro stands is noted down once.
const search = CSL.XmlJSON.prototype.getNodesByName;
CSL.XmlJSON.prototype.getNodesByName = function (node, name, key, found) {
  if (name !== "macro" || !key || found || node !== this.dataObj) return search.call(this, node, name, key, found);
  if (!this.macros) {
    this.macros = new Map();
    for (const macro of search.call(this, node, "macro")) {
      this.macros.set(macro.attrs.name, [...(this.macros.get(macro.attrs.name) || []), macro]);
    }
  }
  return this.macros.get(key) || [];
};

// The keys by which a bibliography is sorted call macros, too. There the engine would write out each call again, with all
// that it calls in turn: of a long style that makes 170,000 steps. As for citations, what a macro does is kept once.
const expand = CSL.expandMacro, own = CSL.getMacroTarget, configure = CSL.configureMacro;
CSL.expandMacro = function (token, target) {
  this.build.calledFrom = target;
  return expand.call(this, token, target);
};
CSL.getMacroTarget = function (name) {
  if (!this.build.extension) return own.call(this, name);
  const kept = (this.sortMacros = this.sortMacros || new Map());
  const key = `${this.build.root} ${name}`;
  const known = kept.has(key);
  const steps = known ? kept.get(key) : [];
  kept.set(key, steps);
  const call = new CSL.Token("text", CSL.SINGLETON);
  call.execs.push((state, Item, item) => {
    for (let next = 0; next < steps.length; ) next = CSL.tokenExec.call(state, steps[next], Item, item);
  });
  this.build.calledFrom.push(call);
  return known ? false : steps;
};
CSL.configureMacro = function (steps) {
  return this.build.extension ? this.configureTokenList(steps) : configure.call(this, steps);
};

// Which works look alike in their short forms, the engine finds out before it prints, and again at each first citation,
// by printing the works. It cannot learn anything where nothing looks like a work, nor at a first citation.
const disambiguate = CSL.Disambiguation.prototype.run, register = CSL.Registry.prototype.doinserts;
CSL.Disambiguation.prototype.run = function (shortForm) {
  const alike = this.ambigcites[shortForm];
  if (!alike || alike.length !== 1) disambiguate.call(this, shortForm);
};
CSL.Registry.prototype.doinserts = function (keys) {
  register.call(this, keys);
  for (const key of keys) this.registry[key]["citation-count"] = this.registry[key]["citation-count"] || 0;
};

// What the engine does with each piece of a text thousands of times, it does with the greatest care. Most pieces need
// none of it: plain letters have no quotation marks to turn, nothing to escape, and no rule of a language for their case.
const flipFlopper = CSL.Util.FlipFlopper;
CSL.Util.FlipFlopper = function (state) {
  flipFlopper.call(this, state);
  const turn = this.processTags;
  this.processTags = function (blob) {
    if (!/^[\w .:]*$/.test(blob.blobs)) turn.call(this, blob);
  };
};

const escapeHtml = CSL.Output.Formats.html.text_escape;
const ESCAPED = new RegExp(`[&<>]|\\s\\s|${CSL.SUPERSCRIPTS_REGEXP.source}`);
CSL.Output.Formats.html.text_escape = (text) => (text && !ESCAPED.test(text) ? text : escapeHtml(text));

const lower = CSL.toLocaleLowerCase, upper = CSL.toLocaleUpperCase;
const ASCII = /^[\0-\x7f]*$/, DOTTED = /^(?:az|lt|tr)/i; // languages with an i of their own
function simple(engine, text) {
  const langs = engine.tmp.lang_array;
  return langs && ASCII.test(text) && !DOTTED.test(langs[0]);
}
CSL.toLocaleLowerCase = function (text) {
  return simple(this, text) ? text.toLowerCase() : lower.call(this, text);
};
CSL.toLocaleUpperCase = function (text) {
  return simple(this, text) ? text.toUpperCase() : upper.call(this, text);
};

// The initials of a name, and the rules by which texts are compared, stay what they are.
const initialize = CSL.Util.Names.initializeWith;
CSL.Util.Names.initializeWith = function (state, ...asked) {
  const kept = (state.initials = state.initials || new Map());
  const key = JSON.stringify([asked, state.tmp.lang_array]);
  if (!kept.has(key)) kept.set(key, initialize.call(this, state, ...asked));
  return kept.get(key);
};

const compare = String.prototype.localeCompare, collators = new WeakMap();
String.prototype.localeCompare = function (other, lang, options) {
  if (!options) return compare.call(this, other, lang);
  if (!collators.has(options)) collators.set(options, new Intl.Collator(lang, options));
  return collators.get(options).compare(this, other);
};

function entry(html, keyInOrder) {
  const [shown, key] = html.split(/<!--([^]*)-->/);
  return [key || keyInOrder, shown];
}

function engineFor(style, locales) {
  const words = JSON.parse(locales), lang = Object.keys(words)[0], items = new Map();
  const engine = new CSL.Engine(systemFor(items, words, lang), style, lang, true);
  engine.opt.development_extensions.wrap_url_and_doi = true;
  return { style, locales, items, engine };
}

// An engine that was made before anybody knew what it is to print; it prints once, for it remembers.
let prepared = null;

function prepare(style, locales) {
  try {
    prepared = engineFor(style, locales);
  } catch (problem) {
    prepared = null; // `run` meets it again, and tells
  }
  return "";
}

function taken(style, locales) {
  const ready = prepared;
  prepared = null;
  return ready && ready.style === style && ready.locales === locales ? ready : engineFor(style, locales);
}

function answer(request, locales) {
  const { engine, items } = taken(request.style, locales);
  for (const item of request.items) items.set(item.id, { ...item, system_id: item.id });
  const printed = withoutIbid(engine, () => engine.rebuildProcessorState(request.citations, "html"));
  const byId = new Map(printed.map(([id, , html]) => [id, html]));
  const author = (key) => engine.makeCitationCluster([{ id: key, "author-only": true }]);
  const bibliography = engine.makeBibliography();
  return {
    citations: request.citations.map((citation) => byId.get(citation.citationID) || NOTHING),
    authors: Object.fromEntries(request.authors.map((key) => [key, author(key)])),
    entries: bibliography ? bibliography[1].map((html, at) => entry(html, bibliography[0].entry_ids[at][0])) : [],
  };
}

function run(request, locales) {
  try {
    return JSON.stringify(answer(JSON.parse(request), locales));
  } catch (problem) {
    return JSON.stringify({ problem: String((problem && problem.message) || problem) });
  }
}
