"use strict";
// What the page says. Sentences stand in English where they are used; the server puts them into
// WORDS in the page's language (sandbox/locales).

const $ = (id) => document.getElementById(id);
const BOT = "PolyglotVoice";
const LANGUAGE = document.documentElement.lang;
const WORDS = {};

// A value keeps its own direction within a sentence of the other one.
const isolated = (value) => (document.documentElement.dir === "rtl" ? `\u2068${value}\u2069` : value);
function t(sentence, values = {}) {
  return (WORDS[sentence] ?? sentence).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? isolated(values[name]) : whole));
}

// So many of a thing, as each language counts them.
const RULES = new Intl.PluralRules(LANGUAGE);
const COMMA = LANGUAGE === "ar" ? "، " : ", ";
const counted = (thing, count) => t(`${thing} ${RULES.select(count)}`, { count });

// What index.html says.
function translatePage() {
  document.title = t(document.title);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.data.trim();
    if (words) walker.currentNode.data = walker.currentNode.data.replace(words, t(words));
  }
  for (const name of ["aria-label", "title", "placeholder"]) {
    for (const item of document.querySelectorAll(`[${name}]`)) item.setAttribute(name, t(item.getAttribute(name)));
  }
}
translatePage();
