import { useEffect, useState } from "react";
import { AppRegistry, Pressable, Text, View } from "react-native";
import { App } from "./App";
import type { Notice } from "./src/alerts/notice";
import { News } from "./src/news";
import { BrowserPhone } from "./src/phone.web";
import { useLook } from "./src/ui/look";
import { words } from "./src/words";

// The app in a browser: /?server=http://localhost:5000/&lang=ar
const asked = new URLSearchParams(location.search);
const lang = asked.get("lang") === "en" ? "en" : "ar";
const phone = new BrowserPhone();
const news = new News(phone, { server: asked.get("server") ?? "http://localhost:5000/", lang });
Object.assign(document.documentElement, { lang, dir: words[lang].dir });

/** What a phone would show in its drawer, above the app. */
function Drawer() {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const look = useLook(words[lang].dir);
  useEffect(() => {
    phone.changed = setNotices;
  }, []);
  return (
    <View
      accessibilityRole={"complementary" as never}
      accessibilityLabel={words[lang].drawer}
      style={{ backgroundColor: look.colour.paper, padding: 8, gap: 8 }}
    >
      {notices.map((notice) => (
        <Pressable key={notice.tag} accessibilityRole="button" style={look.card} onPress={() => phone.tap(notice)} testID="notice">
          <Text style={[look.heading, { writingDirection: notice.dir }]}>{notice.title}</Text>
          <Text style={[look.body, { writingDirection: notice.dir }]}>{notice.body}</Text>
        </Pressable>
      ))}
    </View>
  );
}

// react-native-web takes its sides from `dir`, where a phone has the layout's direction.
AppRegistry.registerComponent("LiveHubSample", () => () => (
  <View style={{ flex: 1 }} {...{ dir: words[lang].dir }}>
    <Drawer />
    <App news={news} />
  </View>
));
AppRegistry.runApplication("LiveHubSample", { initialProps: {}, rootTag: document.getElementById("root") as never });
