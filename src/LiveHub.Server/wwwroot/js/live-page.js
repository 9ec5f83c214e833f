// Keeps the counters of the page current. The page is whole without it; banner and list bring their own script.
import { LiveHub } from "/embed/livehub.js";

const { lang } = document.documentElement;
const counters = [...document.querySelectorAll("[data-count-of]")];
const forms = JSON.parse(document.querySelector("[data-forms]")?.dataset.forms ?? "null");

if (forms && counters.length > 0) {
  const plurals = new Intl.PluralRules(lang);
  const view = LiveHub.at(new URL("/", location.href)).follow({ topics: ["*"], languages: [lang] });
  view.addEventListener("change", () => {
    const { ready, topics } = view.snapshot;
    if (!ready) return;
    for (const counter of counters) {
      const topic = topics.find(({ id }) => id === counter.dataset.countOf);
      if (!topic) continue;
      // The server's own rule for digits: a topic's numbering, else the language's.
      const digits = topic.numbering ?? forms.numbering;
      const text = (forms[plurals.select(topic.count)] ?? forms.other)
        .replace("{n}", new Intl.NumberFormat(`${lang}-u-nu-${digits}`).format(topic.count));
      if (counter.textContent !== text) counter.textContent = text;
    }
  });
}
