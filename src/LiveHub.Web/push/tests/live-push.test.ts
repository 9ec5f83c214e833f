// @vitest-environment happy-dom
import { expect, test } from "vitest";

test("an element that was given its token source before the script came starts, too", async () => {
  document.body.innerHTML = `<live-push lang="en"></live-push>`;
  const early = document.body.firstElementChild as HTMLElement & { getToken: unknown };
  early.getToken = async () => "token-1";

  await import("../src/index.js");
  document.body.append(early);

  // This browser has no service workers, which only an element that has started can say.
  expect(early.getAttribute("state")).toBe("unsupported");
  expect(early.shadowRoot?.querySelector("[role=status]")?.textContent).toBe("This browser cannot show alerts.");
  expect(early.shadowRoot?.querySelector("button")?.disabled).toBe(true);
});
