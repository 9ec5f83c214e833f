// Draws what the demo's phones show, as the server tells it. Texts are texts, never markup.
const phones = document.getElementById("phones");
const words = phones.dataset;

new EventSource("/demo/phones/live").addEventListener("phones", ({ data }) => {
  for (const phone of JSON.parse(data)) draw(document.getElementById(phone.id), phone);
});

tick();

function draw(node, { lang, notices, act, at }) {
  const list = node.querySelector(".notices");
  const before = new Map([...list.children].map((card) => [card.dataset.key, card]));
  list.replaceChildren(...notices.map((notice) => before.get(keyOf(notice)) ?? card(notice, lang)));
  node.querySelector(".none").hidden = notices.length > 0;
  const said = act ? `${words[act]} · ${timeOf(at, document.documentElement.lang)}` : "";
  const line = node.querySelector(".act");
  if (line.textContent !== said) line.textContent = said;
}

/** The same card stays, so that only what is new comes in with a motion. */
function keyOf({ tag, revision }) {
  return `${tag} ${revision}`;
}

function card(notice, lang) {
  const node = make("li", `notice ${notice.kind} ${notice.importance}${notice.isQuiet ? " quiet" : ""}`);
  node.dataset.key = keyOf(notice);
  node.lang = notice.lang;
  node.dir = notice.dir;
  const head = make("p", "app");
  const app = make("span", "name", "LiveHub");
  app.lang = "en";
  app.dir = "ltr";
  const time = make("time", "", timeOf(notice.sentAt, lang));
  time.dateTime = new Date(notice.sentAt).toISOString();
  head.append(app, time);
  const title = make("p", "title");
  if (notice.url) {
    const link = make("a", "", notice.title);
    link.href = notice.url;
    title.append(link);
  } else {
    title.textContent = notice.title;
  }
  node.append(head, title);
  if (notice.body) node.append(make("p", "body", notice.body));
  return node;
}

function make(tag, className, text = "") {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

function timeOf(at, lang) {
  return new Intl.DateTimeFormat(`${lang}-u-nu-latn`, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}

/** Every phone's clock, minute by minute. */
function tick() {
  const now = Date.now();
  for (const glass of phones.querySelectorAll(".glass")) {
    glass.querySelector(".clock").textContent = timeOf(now, glass.lang);
    glass.querySelector(".date").textContent = new Intl.DateTimeFormat(`${glass.lang}-u-ca-gregory-nu-latn`, { weekday: "long", day: "numeric", month: "long" }).format(now);
  }
  setTimeout(tick, 60_000 - (now % 60_000));
}
