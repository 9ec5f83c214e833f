import { follow } from "@livehub/client";

/** Keeps a plain list current. The view resumes by itself; close it when the list goes. */
export function showHeadlines(list: HTMLOListElement, server: string, topics: readonly string[]): () => void {
  const view = follow({ url: server, topics, languages: [document.documentElement.lang || "en"] });

  view.addEventListener("change", ({ deltas }) => {
    list.replaceChildren(
      ...view.snapshot.items.map(({ headline }) => {
        const row = document.createElement("li");
        row.lang = headline.lang;
        row.dir = headline.dir;
        row.textContent = headline.value;
        return row;
      }),
    );
    for (const { before, after } of deltas) if (!before && after) console.log("new:", after.subject);
  });

  view.addEventListener("state", ({ state }) => {
    list.dataset.state = state;
  });

  return () => view.close();
}
