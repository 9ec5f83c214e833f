import { LiveBanner } from "./banner.js";
import { LiveList } from "./list.js";

export * from "@livehub/client";
export { LiveBanner, LiveList };

for (const [name, element] of Object.entries({ "live-banner": LiveBanner, "live-list": LiveList })) {
  if (!customElements.get(name)) customElements.define(name, element);
}
