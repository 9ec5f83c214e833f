// Writes livehub.css and livehub-console.css (tokens and font faces), the font files they name, and entry.css: the list's own articles before, or without, its script.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const weights = [400, 600, 700];
const families = {
  "ibm-plex-sans": ["latin", "latin-ext", "cyrillic"],
  "ibm-plex-sans-arabic": ["arabic"],
  "ibm-plex-sans-hebrew": ["hebrew"],
};

export function writeLook(root, out) {
  const fonts = join(out, "fonts");
  mkdirSync(fonts, { recursive: true });
  const faces = [];
  for (const [family, subsets] of Object.entries(families)) {
    const home = join(root, "node_modules/@fontsource", family);
    copyFileSync(join(home, "LICENSE"), join(fonts, `${family}.LICENSE.txt`));
    for (const weight of weights) {
      const css = readFileSync(join(home, `${weight}.css`), "utf8");
      for (const subset of subsets) {
        const file = `${family}-${subset}-${weight}-normal.woff2`;
        const range = new RegExp(`/\\* ${family}-${subset}-${weight}-normal \\*/[^}]*unicode-range: ([^;]+);`).exec(css);
        if (!range) throw new Error(`${family} has no subset ${subset} at ${weight}`);
        copyFileSync(join(home, "files", file), join(fonts, file));
        faces.push(face(family, weight, file, range[1]));
      }
    }
  }
  const tokens = readFileSync(join(root, "banner/src/livehub.css"), "utf8");
  writeFileSync(join(out, "livehub.css"), `${tokens}\n${faces.join("\n")}\n`);
  // Readers must not see text change its face; an editor looks at one page all day and should have the right one.
  writeFileSync(
    join(out, "livehub-console.css"),
    `${tokens}\n${faces.join("\n").replaceAll("font-display: optional", "font-display: swap")}\n`,
  );
  writeFileSync(join(out, "entry.css"), entries(readFileSync(join(root, "banner/src/entry.css"), "utf8")));
}

/** The component's sheet for articles outside it: its private names become the page's tokens, and nothing beside the list is touched. */
function entries(css) {
  const still = css.replace(/@keyframes [^{]+\{[^{}]*\{[^}]*\}\s*\}/g, "").replaceAll("--_", "--");
  return `live-list {\n${still}}\n`;
}

function face(family, weight, file, range) {
  const name = family
    .split("-")
    .map((word) => (word === "ibm" ? "IBM" : word[0].toUpperCase() + word.slice(1)))
    .join(" ");
  return `@font-face { font-family: "${name}"; font-weight: ${weight}; font-display: optional; src: url(fonts/${file}) format("woff2"); unicode-range: ${range}; }`;
}
