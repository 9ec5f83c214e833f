// Brings the verdicts of `./test --faults` into the table of docs/reliability.md. Rows that were not played (LIVEHUB_ROW) keep what they had.
import { readFileSync, writeFileSync } from "node:fs";

const file = "docs/reliability.md";
const [from, to] = ["<!-- table -->", "<!-- /table -->"];
const page = readFileSync(file, "utf8");
const [start, end] = [page.indexOf(from) + from.length, page.indexOf(to)];

const number = (value) => (typeof value === "number" ? Math.round(value).toLocaleString("en") : "–");
const line = (cells) => `| ${cells.join(" | ")} |`;
const head = ["fault", "hub", "nodes", "published", "refused", "lost", "lost by the store", "doubled", "disordered", "resets a reader", "back in the busiest second", "p99 ms", "outage ms", "catch-up ms"];

/** Cells by fault, hub and number of nodes; a later one takes the place of an earlier one. */
const rows = new Map();
const keep = (cells) => rows.set(JSON.stringify(cells.slice(0, 3)), cells);

let fault = "";
for (const old of page.slice(start, end).trim().split("\n").slice(2)) {
  const cells = old.split("|").slice(1, -1).map((cell) => cell.trim());
  fault = cells[0] || fault;
  keep([fault, ...cells.slice(1)]);
}

const verdicts = readFileSync("artifacts/results/reliability.jsonl", "utf8").trim().split("\n").map((text) => JSON.parse(text));
for (const verdict of verdicts) {
  keep([
    verdict.row, verdict.rival, `${verdict.nodes}`, number(verdict.published), number(verdict.refused), number(verdict.lost), number(verdict.lostByStore), number(verdict.doubled),
    number(verdict.disordered), `${Math.round(verdict.resets * 100) / 100}`, verdict.rush ? `${Math.round(verdict.rush * 100)} %` : "–", number(verdict.p99), number(verdict.outage), number(verdict.catchUp),
  ]);
}

const order = new Intl.Collator("en", { numeric: true });
const sorted = [...rows.values()].sort((a, b) => order.compare(a[0], b[0]) || a[1].localeCompare(b[1], "en") || a[2] - b[2]);
const lines = sorted.map((cells, index) => line([index > 0 && sorted[index - 1][0] === cells[0] ? "" : cells[0], ...cells.slice(1)]));
writeFileSync(file, `${page.slice(0, start)}\n${[line(head), line(head.map(() => "---")), ...lines].join("\n")}\n${page.slice(end)}`);
console.log(`${verdicts.length} verdicts written to ${file}`);
