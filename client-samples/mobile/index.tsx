import "react-native-get-random-values";
import notifee, { EventType } from "@notifee/react-native";
import { getMessaging, setBackgroundMessageHandler } from "@react-native-firebase/messaging";
import { AppRegistry, I18nManager, Linking } from "react-native";
import { App } from "./App";
import { News } from "./src/news";
import { nativePhone, openChannels } from "./src/phone.native";
import { words } from "./src/words";

const lang = Intl.DateTimeFormat().resolvedOptions().locale.startsWith("ar") ? "ar" : "en";
const news = new News(nativePhone, { server: "https://live.example/", lang });

I18nManager.allowRTL(lang === "ar");
openChannels(words[lang].channels);

// Both before the app is drawn: Android calls them without a screen.
setBackgroundMessageHandler(getMessaging(), ({ data }) => news.take(data));
notifee.onBackgroundEvent(async ({ type, detail }) => {
  const link = detail.notification?.data?.link;
  if (type === EventType.PRESS && typeof link === "string") await Linking.openURL(link);
});

AppRegistry.registerComponent("LiveHubSample", () => () => <App news={news} />);
