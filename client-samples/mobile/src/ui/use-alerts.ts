import { useEffect, useState } from "react";
import { keepWishes, readWishes, type Wishes } from "../device/wishes";
import type { News } from "../news";

export type AlertState = "off" | "on" | "failed";

/** Whether this phone is on LiveHub's list and what it asked for. Registers again at each start, as FCM asks apps to. */
export function useAlerts(news: News) {
  const { phone, device, settings } = news;
  const [state, setState] = useState<AlertState>("off");
  const [wishes, setWishes] = useState<Wishes>({ languages: [settings.lang], topics: [] });

  const register = async (wanted: Wishes) => {
    try {
      await device.register(wanted);
      await phone.store.setItem("livehub.on", "yes");
      setState("on");
    } catch {
      setState("failed");
    }
  };
  const isOn = async () => (await phone.store.getItem("livehub.on")) === "yes";

  useEffect(() => {
    const again = async () => {
      const kept = await readWishes(phone.store, [settings.lang]);
      setWishes(kept);
      if (await isOn()) await register(kept);
    };
    again();
    return phone.onNewToken(again);
  }, [news]);

  return {
    state,
    wishes,
    async start() {
      if (await phone.askPermission()) await register(wishes);
    },
    async stop() {
      try {
        await device.leave();
        await phone.store.removeItem("livehub.on");
        setState("off");
      } catch {
        setState("failed");
      }
    },
    async change(wanted: Wishes) {
      setWishes(wanted);
      await keepWishes(phone.store, wanted);
      if (await isOn()) await register(wanted);
    },
  };
}
