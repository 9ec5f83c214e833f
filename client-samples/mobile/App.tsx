import { useEffect, useState } from "react";
import { Linking, ScrollView, Text, View } from "react-native";
import { targetOf } from "./src/alerts/deep-link";
import { useLive } from "./src/live/use-live";
import type { News } from "./src/news";
import { Button } from "./src/ui/Button";
import { Choices } from "./src/ui/Choices";
import { Heading } from "./src/ui/Heading";
import { Headlines } from "./src/ui/Headlines";
import { useLook } from "./src/ui/look";
import { Story } from "./src/ui/Story";
import { useAlerts } from "./src/ui/use-alerts";
import { words as allWords } from "./src/words";

/** News, live while the app is open; what to be alerted of while it is not. */
export function App({ news }: { news: News }) {
  const { phone, settings } = news;
  const words = allWords[settings.lang];
  const look = useLook(words.dir);
  const { snapshot, state } = useLive(settings.server, [settings.lang]);
  const alerts = useAlerts(news);
  const [story, setStory] = useState<string>();

  useEffect(() => {
    news.shownLive = (id) => snapshot?.alerts.find((alert) => alert.id === id)?.revision ?? 0;
    return () => {
      news.shownLive = () => 0;
    };
  }, [news, snapshot]);

  useEffect(() => {
    const open = (link: string | null) => {
      const target = targetOf(link);
      if (target && "item" in target) setStory(target.item);
      else if (target) Linking.openURL(target.page);
    };
    const stops = [phone.onData((data) => void news.take(data)), phone.onTap(open)];
    const linked = Linking.addEventListener("url", ({ url }) => open(url));
    Linking.getInitialURL().then((url) => url && "item" in (targetOf(url) ?? {}) && open(url));
    return () => {
      for (const stop of stops) stop();
      linked.remove();
    };
  }, [news]);

  return (
    <ScrollView style={look.page}>
      <View accessibilityRole={"main" as never} style={look.column}>
        {story ? (
          <Story id={story} snapshot={snapshot} words={words} look={look} back={() => setStory(undefined)} />
        ) : (
          <Headlines snapshot={snapshot} state={state} words={words} look={look} open={setStory} />
        )}
        <Heading level={2} style={look.title}>
          {words.settings}
        </Heading>
        {alerts.state === "on" && <Text style={look.small}>{words.allowed}</Text>}
        {alerts.state === "failed" && <Text style={look.small}>{words.failed}</Text>}
        <Button
          label={alerts.state === "on" ? words.leave : words.allow}
          look={look}
          act={alerts.state === "on" ? alerts.stop : alerts.start}
        />
        <Choices wishes={alerts.wishes} topics={snapshot?.topics ?? []} words={words} look={look} change={alerts.change} />
      </View>
    </ScrollView>
  );
}
