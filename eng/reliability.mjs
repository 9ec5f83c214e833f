// Writes the table of docs/reliability.md from the verdicts of `./test --faults`.
import { readFileSync, writeFileSync } from "node:fs";

const verdicts = readFileSync("artifacts/results/reliability.jsonl", "utf8").trim().split("\n").map((line) => JSON.parse(line));
const number = (value) => (typeof value === "number" ? Math.round(value).toLocaleString("en") : "–");
const rows = [...new Set(verdicts.map((verdict) => verdict.row))].sort(new Intl.Collator("en", { numeric: true }).compare);
const line = (cells) => `| ${cells.join(" | ")} |`;

const table = ["fault", "hub", "nodes", "published", "refused", "lost", "lost by the store", "doubled", "disordered", "resets a reader", "back in the busiest second", "p99 ms", "outage ms", "catch-up ms"];
const lines = [line(table), line(table.map(() => "---"))];
for (const row of rows) {
  const same = verdicts.filter((verdict) => verdict.row === row)
    .sort((a, b) => a.rival.localeCompare(b.rival, "en") || a.nodes - b.nodes);
  same.forEach((verdict, index) => lines.push(line([
    index === 0 ? row : "", verdict.rival, verdict.nodes, number(verdict.published), number(verdict.refused), number(verdict.lost), number(verdict.lostByStore),
    number(verdict.doubled), number(verdict.disordered), Math.round(verdict.resets * 100) / 100, verdict.rush ? `${Math.round(verdict.rush * 100)} %` : "–", number(verdict.p99), number(verdict.outage), number(verdict.catchUp),
  ])));
}

const file = "docs/reliability.md";
const page = readFileSync(file, "utf8");
const [from, to] = ["<!-- table -->", "<!-- /table -->"];
writeFileSync(file, page.slice(0, page.indexOf(from) + from.length) + "\n" + lines.join("\n") + "\n" + page.slice(page.indexOf(to)));
console.log(`${verdicts.length} verdicts written to ${file}`);
