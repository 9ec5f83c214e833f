// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import { all, find, freshPage, text } from "../../banner/tests/page.js";
import { Say } from "../src/compose/words/say.js";
import { BannerPreview } from "../src/preview/banner-preview.js";
import { cutBody, titleOf } from "../src/preview/notice.js";
import { type Previewed, Previews } from "../src/preview/previews.js";

customElements.define("banner-preview", BannerPreview);

const arabic = { value: "إغلاق الميناء", lang: "ar", dir: "rtl" } as const;
const english = { value: "Port shut", lang: "en", dir: "ltr" } as const;
const shown = (more: Partial<Previewed> = {}): Previewed => ({
  texts: [arabic, english],
  titles: {},
  importance: "breaking",
  as: "alert",
  onPhones: true,
  ...more,
});

let previews: Previews;
const banner = () => previews.node.querySelector("banner-preview") as HTMLElement;
const note = (platform: string, part: string) => previews.node.querySelector(`[data-preview=${platform}] .note-${part}`) as HTMLElement;

beforeEach(() => {
  freshPage();
  previews = new Previews(new Say("en"));
  document.body.append(previews.node);
});

describe("what readers would see", () => {
  it("is the real banner, in the language that is shown", () => {
    previews.show(shown());
    expect(text(banner(), ".breaking .headline")).toBe("إغلاق الميناء");
    expect(find(banner(), ".breaking .headline").getAttribute("dir")).toBe("rtl");
    expect(find(banner(), ".frame").getAttribute("dir")).toBe("rtl");
    previews.turnTo("en");
    expect(text(banner(), ".breaking .headline")).toBe("Port shut");
    expect(text(banner(), ".breaking .tag")).toBe("Breaking");
  });

  it("says nothing aloud while an editor types", () => {
    previews.show(shown());
    previews.show(shown({ texts: [{ ...arabic, value: "إغلاق الميناء الشرقي" }] }));
    expect(all(banner(), "[role=alert], [role=status]")).toEqual([]);
  });

  it("is a line of the ticker when it is no alert", () => {
    previews.show(shown({ as: "item", onPhones: false, texts: [english] }));
    expect(find(banner(), ".breaking").hidden).toBe(true);
    expect(text(banner(), ".stage .headline:not(.leaving)")).toBe("Port shut");
  });

  it("stands on phones only when it goes to phones", () => {
    previews.show(shown({ onPhones: false }));
    expect((previews.node.querySelector("[data-preview=ios]") as HTMLElement).hidden).toBe(true);
    previews.show(shown());
    expect((previews.node.querySelector("[data-preview=ios]") as HTMLElement).hidden).toBe(false);
  });

  it("has the word of its language above it, or the title that was written", () => {
    previews.show(shown());
    expect(note("android", "title").textContent).toBe("عاجل");
    expect(note("ios", "card").getAttribute("dir")).toBe("rtl");
    previews.show(shown({ titles: { ar: "الميناء" } }));
    expect(note("web", "title").textContent).toBe("الميناء");
    expect([titleOf("en-GB", "breaking"), titleOf("en", "minor"), titleOf("de", "major")]).toEqual([
      "Breaking news",
      "News",
      "Breaking news",
    ]);
  });

  it("is what the server says that phones show, as soon as that is about this text", () => {
    const told = { lang: "ar", dir: "rtl", title: "\u2068RT\u2069", body: "إغلاق الميناء" } as const;
    previews.show(shown({ shown: [told] }));
    expect(note("android", "title").textContent).toBe("\u2068RT\u2069");
    previews.show(shown({ texts: [{ ...arabic, value: "إغلاق الميناء غدًا" }], shown: [told] }));
    expect(note("android", "title").textContent).toBe("عاجل");
  });

  it("is cut at a word", () => {
    expect(cutBody("short")).toBe("short");
    const long = cutBody("word ".repeat(80));
    expect(long.endsWith("word…")).toBe(true);
    expect(long.length).toBeLessThanOrEqual(300);
  });
});
