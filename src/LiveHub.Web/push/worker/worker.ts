import { Memory } from "../src/memory.js";
import { noticeOf } from "../src/notice.js";
import { received } from "../src/server.js";
import { Notices } from "./notices.js";

declare const self: ServiceWorkerGlobalScope;

const memory = new Memory();
const notices = new Notices({
  registration: self.registration,
  clients: self.clients,
  memory,
  now: () => Date.now(),
  received: async ({ alert, revision }) => {
    const device = await memory.device();
    if (device) await received(device, alert, revision);
  },
});

self.addEventListener("push", (event) => {
  const notice = noticeOf(read(event.data));
  if (notice) event.waitUntil(notices.take(notice));
});

self.addEventListener("notificationclick", (event) => {
  if (event.notification.data?.alert) event.waitUntil(notices.open(event.notification));
});

function read(data: PushMessageData | null): unknown {
  try {
    return data?.json();
  } catch {
    return undefined;
  }
}
