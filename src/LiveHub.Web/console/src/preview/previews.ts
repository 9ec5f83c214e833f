import { make, mark } from "@livehub/banner/dom";
import type { Text } from "@livehub/client";
import { Segments } from "../compose/parts.js";
import { ownName, type Say } from "../compose/words/say.js";
import { sign } from "../shell/signs.js";
import { BannerPreview } from "./banner-preview.js";
import { cutBody, type Notice, type Platform, titleOf } from "./notice.js";
import { NoticeDrawing } from "./notice-drawing.js";

/** What is to be drawn. */
export interface Previewed {
  readonly texts: readonly Text[];
  /** Titles on phones by language, where an editor wrote some. */
  readonly titles: Readonly<Record<string, string>>;
  readonly importance: string;
  readonly as: "alert" | "item";
  readonly onPhones: boolean;
  /** What the server says that phones show; it counts more than what is drawn from the texts. */
  readonly shown?: readonly Notice[] | undefined;
}

const platforms: readonly Platform[] = ["android", "ios", "web"];
const appNames: Readonly<Record<string, readonly [app: string, now: string]>> = {
  ar: ["النشرة", "الآن"],
  fa: ["خبر", "اکنون"],
  he: ["המבזק", "עכשיו"],
  ru: ["Новости", "сейчас"],
};

/** What readers would see, side by side, as it is typed: the real banner, and notifications drawn as each platform draws them. */
export class Previews {
  readonly node: HTMLElement;
  readonly #say: Say;
  readonly #banner = new BannerPreview();
  readonly #drawings = new Map(platforms.map((platform) => [platform, new NoticeDrawing(platform)]));
  readonly #fits = new Map<string, HTMLElement>();
  readonly #phones: HTMLElement[] = [];
  readonly #body = make("div", { class: "pv" });
  readonly #empty: HTMLElement;
  readonly #languages = make("div", { class: "preview-language" });
  #language: string | undefined;
  #theme: "auto" | "light" | "dark" = "auto";
  #isWide = false;
  #shown: Previewed | undefined;
  #drawnLanguages = "";

  constructor(say: Say) {
    this.#say = say;
    const theme = new Segments(
      say.of("theme"),
      [
        { value: "auto", text: say.of("auto") },
        { value: "light", text: say.of("light"), drawn: "sun" },
        { value: "dark", text: say.of("dark"), drawn: "moon" },
      ],
      (value) => {
        this.#theme = value as "auto";
        this.#draw();
      },
      "sm quiet-legend",
    );
    theme.value = "auto";
    const width = new Segments(
      say.of("width"),
      [
        { value: "narrow", text: "360 px" },
        { value: "wide", text: say.of("wide") },
      ],
      (value) => {
        this.#isWide = value === "wide";
        this.#draw();
      },
      "sm quiet-legend",
    );
    width.value = "narrow";
    const head = make("div", { class: "head" }, make("h2", {}, say.of("asReadersSee")));
    const tools = make("div", { class: "preview-tools" }, this.#languages, theme.node, width.node);
    // Nothing in a picture of the page can be pressed, and it is not read out as if it were published.
    const web = this.#part("banner", say.of("webBanner"), make("div", { class: "web-frame", inert: "" }, this.#banner));
    this.#body.append(web);
    for (const [platform, drawing] of this.#drawings) {
      const name = platform === "web" ? say.of("webPush") : platform === "ios" ? "iPhone" : "Android";
      const box = this.#part(platform, name, make("div", { class: "wall", inert: "" }, drawing.node));
      this.#phones.push(box);
      this.#body.append(box);
    }
    this.#empty = make("p", { class: "note pv" }, say.of("emptyPreview"));
    this.node = make("section", { class: "pane pre", "aria-label": say.of("asReadersSee") }, head, tools, this.#body, this.#empty);
  }

  show(shown: Previewed): void {
    this.#shown = shown;
    if (!shown.texts.some(({ lang }) => lang === this.#language)) this.#language = shown.texts[0]?.lang;
    this.#draw();
  }

  /** The language that is being written is the one that is shown. */
  turnTo(language: string): void {
    if (this.#shown?.texts.some(({ lang }) => lang === language)) this.#language = language;
    this.#draw();
  }

  #draw(): void {
    const shown = this.#shown;
    if (!shown) return;
    this.#drawLanguages(shown);
    const text = shown.texts.find(({ lang }) => lang === this.#language);
    mark(this.#banner, "lang", this.#language);
    // Automatic: as the console itself.
    mark(this.#banner, "theme", this.#theme !== "auto" && this.#theme);
    this.#banner.parentElement?.classList.toggle("wide", this.#isWide);
    this.#banner.present({ texts: text ? [text] : [], as: shown.as });
    const notice = this.#noticeOf(shown, text);
    this.#body.hidden = !text;
    this.#empty.hidden = !!text;
    for (const box of this.#phones) box.hidden = !shown.onPhones;
    for (const drawing of this.#drawings.values()) {
      drawing.paint(this.#theme);
      const [app, now] = appNames[this.#language?.split("-")[0] ?? ""] ?? ["The News", "now"];
      drawing.show(notice, { app, now });
    }
    requestAnimationFrame(() => this.#judge(text !== undefined));
  }

  #noticeOf(shown: Previewed, text: Text | undefined): Notice {
    const lang = this.#language ?? "en";
    const dir = text?.dir ?? "ltr";
    // The server's own words hold only for the text that it was asked about.
    const told = shown.shown?.find((one) => one.lang === lang);
    const title = shown.titles[lang]?.trim() || titleOf(lang, shown.importance);
    const body = cutBody(text?.value ?? "");
    return told && plain(told.body) === plain(body) ? told : { lang, dir, title: text ? title : "", body };
  }

  #judge(isWritten: boolean): void {
    const say = this.#say;
    const frame = this.#banner.parentElement;
    if (frame) frame.style.minBlockSize = `${this.#banner.height}px`;
    this.#fit("banner", isWritten ? say.of(this.#banner.isWhole ? "whole" : "cut") : "", this.#banner.isWhole);
    for (const [platform, drawing] of this.#drawings) {
      const { taken, cut } = drawing.lines;
      this.#fit(platform, isWritten ? (cut ? say.of("cut") : say.count("linesTaken", taken)) : "", !cut);
    }
  }

  #fit(which: string, words: string, fits: boolean): void {
    const node = this.#fits.get(which);
    if (!node || node.dataset.words === words) return;
    node.dataset.words = words;
    node.classList.toggle("cut", !fits);
    node.replaceChildren(...(words ? [sign(fits ? "check" : "warn"), words] : []));
  }

  #drawLanguages({ texts }: Previewed): void {
    const drawn = texts.map(({ lang }) => lang).join();
    if (drawn !== this.#drawnLanguages) {
      this.#drawnLanguages = drawn;
      const choice = new Segments(
        this.#say.of("language"),
        texts.map(({ lang }) => ({ value: lang, text: ownName(lang), lang })),
        (value) => {
          this.#language = value;
          this.#draw();
        },
        "sm quiet-legend",
      );
      this.#languages.replaceChildren(...(texts.length > 1 ? [choice.node] : []));
    }
    for (const input of this.#languages.querySelectorAll("input")) input.checked = input.value === this.#language;
  }

  #part(which: string, name: string, picture: HTMLElement): HTMLElement {
    const fit = make("span", { class: "fit" });
    this.#fits.set(which, fit);
    return make(
      "div",
      { class: "pv-part", "data-preview": which },
      make("div", { class: "cap" }, make("b", {}, make("bdi", {}, name)), fit),
      picture,
    );
  }
}

/** Without the isolates that the server puts around words of the other direction. */
const plain = (text: string) => text.replace(/[\u2066-\u2069]/gu, "");
