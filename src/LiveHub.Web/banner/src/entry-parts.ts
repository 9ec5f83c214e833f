import type { Media, Quote, Score, Source, Team } from "@livehub/client";
import { bdi, linkOr, make, webAddress, writeText } from "./dom.js";
import type { Speech } from "./speech.js";

/** A picture or a recording with its caption and credit; nothing for an address that a page must not load. */
export function figure(media: Media, speech: Speech): HTMLElement | undefined {
  const src = webAddress(media.url);
  if (!src) return undefined;
  const caption = make("figcaption");
  if (media.caption) caption.append(bdi(media.caption));
  if (media.credit) caption.append(make("span", {}, speech.words.credit, bdi(media.credit)));
  return make("figure", { part: "media", lang: speech.lang, dir: speech.words.dir }, shown(media, src), caption.hasChildNodes() && caption);
}

function shown(media: Media, src: string): HTMLElement {
  // With both numbers the browser reserves the place before the picture has come.
  const size = { width: media.width?.toString(), height: media.height?.toString() };
  if (media.kind === "photo")
    return make("img", { src, alt: media.alt.value, lang: media.alt.lang, loading: "lazy", decoding: "async", ...size });
  const player = make(media.kind, { src, controls: "", preload: "none", "aria-label": media.alt.value });
  for (const [name, value] of Object.entries(size)) if (value && media.kind === "video") player.setAttribute(name, value);
  return player;
}

export function quote({ words, speaker, role }: Quote): HTMLElement {
  const line = make("p");
  writeText(line, words);
  const by = make("footer", {}, bdi(speaker));
  if (role) by.append(words.lang.startsWith("ar") || words.lang.startsWith("fa") ? "، " : ", ", bdi(role));
  return make("blockquote", { part: "quote", lang: words.lang, dir: words.dir }, line, by);
}

/** How a game stands: home first, as the line runs; each name is an isolate. */
export function score({ home, away, clock, state }: Score, speech: Speech): HTMLElement {
  const points = (team: Team) => team.points !== undefined && make("b", {}, speech.number(team.points));
  const line = make("p", { class: `score ${state}`, part: "score", lang: speech.lang, dir: speech.words.dir });
  line.append(...[bdi(home.name), points(home), "–", points(away), bdi(away.name)].flatMap((part) => (part ? [part, " "] : [])));
  if (clock) line.append(make("small", {}, bdi(clock)));
  return line;
}

/** Where it comes from; each name is an isolate, so that a Latin name does not turn an Arabic line around. */
export function sources(all: readonly Source[], speech: Speech): HTMLElement | undefined {
  if (!all.length) return undefined;
  const line = make("span", {}, speech.words.source);
  all.forEach(({ name, url }, index) => {
    const node = linkOr("bdi", url);
    writeText(node, name);
    line.append(index ? `${speech.words.comma} ` : "", node);
  });
  return line;
}
