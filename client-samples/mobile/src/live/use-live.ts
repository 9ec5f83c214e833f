import { type ConnectionState, follow, type Snapshot } from "@livehub/client";
import { useEffect, useState } from "react";
import { AppState } from "react-native";

/** What the server has for these topics, kept current. The SDK goes on by itself after a lost connection, from where it was. */
export function useLive(server: string, languages: readonly string[]): { snapshot: Snapshot | undefined; state: ConnectionState } {
  const [snapshot, setSnapshot] = useState<Snapshot>();
  const [state, setState] = useState<ConnectionState>("connecting");
  const wanted = languages.join();

  useEffect(() => {
    const view = follow({ url: server, topics: ["*"], languages: wanted.split(",") });
    view.addEventListener("change", () => setSnapshot(view.snapshot));
    view.addEventListener("state", () => setState(view.state));
    // A phone may have cut the connection while the app slept: no waiting when the reader is back.
    const woken = AppState.addEventListener("change", (now) => now === "active" && view.state !== "live" && view.retry());
    return () => {
      woken.remove();
      view.close();
    };
  }, [server, wanted]);

  return { snapshot, state };
}
