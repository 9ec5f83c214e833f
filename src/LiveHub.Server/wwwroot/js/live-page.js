// Keeps the page's counters and state current, and turns its links to topics and items into steps on this page. The page is whole without it; banner and list
// bring their own script.
import { LiveHub } from "/embed/livehub.js";

const { lang } = document.documentElement;
const list = document.querySelector("live-list");
const heading = document.querySelector("h1[data-all]");
const count = document.querySelector(".top .n");
const state = document.querySelector(".top .state");
const outlets = document.querySelector("ul.follow");

/** The slug of the topic that an address of this page shows; "" is all of them. */
const topicOf = (url) => url.searchParams.get("topic") ?? "";
const write = (node, text) => node.textContent === text || (node.textContent = text);

let shown = topicOf(new URL(location));

if (list && heading) {
  const view = LiveHub.at(new URL("/", location.href)).follow({ topics: ["*"], languages: [lang] });
  const refresh = keepCurrent(view);
  view.addEventListener("change", refresh);
  if (outlets) view.addEventListener("change", keepOutlets(view));
  addEventListener("popstate", () => show(topicOf(new URL(location)), refresh));
  document.addEventListener("click", (event) => {
    const url = stepOf(event);
    if (!url) return;
    event.preventDefault();
    if (topicOf(url) !== shown) {
      history.pushState(null, "", url.search);
      show(topicOf(url), refresh);
    }
    if (!url.hash) return;
    if (url.hash === location.hash) dispatchEvent(new HashChangeEvent("hashchange"));
    else location.hash = url.hash;
  });
}

/** The address that a plain click asks for, if it is one of this page in this language. */
function stepOf(event) {
  const { defaultPrevented, button, metaKey, ctrlKey, shiftKey, altKey } = event;
  if (defaultPrevented || button || metaKey || ctrlKey || shiftKey || altKey) return undefined;
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (!link?.href || link.hreflang || link.target || link.getAttribute("href").startsWith("#")) return undefined;
  const url = new URL(link.href);
  const isHere = url.origin === location.origin && url.pathname === location.pathname && url.searchParams.get("lang") === lang;
  return isHere ? url : undefined;
}

function show(topic, refresh) {
  if (topic === shown) return;
  shown = topic;
  list.setAttribute("topics", topic || "*");
  let label = { textContent: heading.dataset.all, lang, dir: document.documentElement.dir };
  for (const link of document.querySelectorAll("a[data-topic]")) {
    const isCurrent = link.dataset.topic === topic;
    if (isCurrent) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    if (isCurrent && topic) label = link.querySelector("bdi") ?? link;
  }
  for (const link of document.querySelectorAll("a[hreflang]")) {
    const url = new URL(link.href);
    if (topic) url.searchParams.set("topic", topic);
    else url.searchParams.delete("topic");
    link.href = url.pathname + url.search;
  }
  document.title = document.title.replace(heading.textContent, label.textContent);
  write(heading, label.textContent);
  heading.lang = label.lang;
  heading.dir = label.dir;
  count.dataset.countOf = topic || (count.dataset.all ?? "");
  refresh();
  // Whoever reads further down is taken to where the other list begins.
  const top = document.getElementById("news");
  if (top.getBoundingClientRect().top < 0) top.scrollIntoView();
}

function keepCurrent(view) {
  const counters = new Set([...document.querySelectorAll("[data-count-of]"), count]);
  const forms = JSON.parse(count.dataset.forms);
  const plurals = new Intl.PluralRules(lang);
  return () => {
    const { ready, topics } = view.snapshot;
    if (!ready) return;
    const find = (slug) => topics.find(({ id }) => id === slug);
    for (const counter of counters) {
      const topic = find(counter.dataset.countOf);
      const n = topic?.count ?? 0;
      // The server's own rule for digits: a topic's numbering, else the language's.
      const digits = topic?.numbering ?? forms.numbering;
      write(counter, (forms[plurals.select(n)] ?? forms.other).replace("{n}", new Intl.NumberFormat(`${lang}-u-nu-${digits}`).format(n)));
    }
    const topic = find(count.dataset.countOf);
    count.hidden = !topic?.count;
    const word = state.dataset[topic?.state];
    state.hidden = !word;
    if (word) write(state, word);
  };
}

/** The channel's links by address, each with its label in the page's language, as FollowLinks.razor draws them; an outlet may change its address at any time. */
function keepOutlets(view) {
  const speaks = (label) => label.lang.split("-")[0].toLowerCase() === lang;
  let drawn = JSON.stringify([...outlets.querySelectorAll("a")].map((link) => [link.getAttribute("href"), link.textContent, link.lang, link.dir]));
  return () => {
    const channel = view.snapshot.topics.find(({ kind }) => kind === "channel");
    if (!channel) return;
    const labels = new Map();
    for (const { url, label } of channel.links) {
      if (/^https?:/i.test(url) && (!labels.has(url) || (speaks(label) && !speaks(labels.get(url))))) labels.set(url, label);
    }
    const links = [...labels].map(([url, { value, lang, dir }]) => [url, value, lang, dir]);
    if (JSON.stringify(links) === drawn) return;
    drawn = JSON.stringify(links);
    outlets.replaceChildren(
      ...links.map(([href, textContent, lang, dir]) => {
        const row = document.createElement("li");
        row.append(Object.assign(document.createElement("a"), { href, textContent, lang, dir }));
        return row;
      }),
    );
    outlets.closest("section").hidden = !links.length;
  };
}
