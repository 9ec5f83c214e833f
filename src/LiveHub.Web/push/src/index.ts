import { LivePush } from "./live-push.js";

export { Memory } from "./memory.js";
export { Subscription, type SubscriptionParts, type TokenSource, type Wishes } from "./subscription.js";
export { LivePush };

if (!customElements.get("live-push")) customElements.define("live-push", LivePush);
