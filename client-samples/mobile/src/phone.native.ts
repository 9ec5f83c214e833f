import notifee, { AndroidImportance, AndroidStyle, EventType } from "@notifee/react-native";
import AsyncStorage from "@react-native-async-storage/async-storage";
import {
  AuthorizationStatus,
  getInitialNotification,
  getMessaging,
  getToken,
  onMessage,
  onNotificationOpenedApp,
  onTokenRefresh,
  requestPermission,
} from "@react-native-firebase/messaging";
import { Platform } from "react-native";
import { linkOf } from "./alerts/deep-link";
import type { Drawer } from "./alerts/inbox";
import { type Notice, noticeOf } from "./alerts/notice";
import type { Phone } from "./phone";

const loud: Record<Notice["importance"], AndroidImportance> = {
  breaking: AndroidImportance.HIGH,
  major: AndroidImportance.DEFAULT,
  minor: AndroidImportance.LOW,
};

/** Android shows nothing in a channel that is not there, and the reader sets each to their taste. */
export async function openChannels(names: Record<Notice["importance"], string>): Promise<void> {
  for (const [id, importance] of Object.entries(loud))
    await notifee.createChannel({ id, name: names[id as Notice["importance"]], importance });
}

const drawer: Drawer = {
  async show(notice) {
    const link = linkOf(notice);
    await notifee.displayNotification({
      // One id, one notification: the next revision takes its place. On iOS it is the collapse id that FCM gave it.
      id: notice.tag,
      title: notice.title,
      body: notice.body,
      data: link ? { link } : {},
      android: {
        channelId: notice.importance,
        onlyAlertOnce: notice.silent,
        timestamp: notice.sentAt,
        showTimestamp: true,
        pressAction: { id: "default" },
        smallIcon: "ic_notification",
        style: notice.image
          ? { type: AndroidStyle.BIGPICTURE, picture: notice.image, summary: notice.body }
          : { type: AndroidStyle.BIGTEXT, text: notice.body },
      },
      ios: { ...(!notice.silent && { sound: "default" }), threadId: notice.item ?? notice.alert },
    });
  },
  async clear({ tag }) {
    await notifee.cancelNotification(tag);
  },
};

export const nativePhone: Phone = {
  platform: Platform.OS === "ios" ? "ios" : "android",
  store: AsyncStorage,
  drawer,
  token: () => getToken(getMessaging()),
  async askPermission() {
    const answer = await requestPermission(getMessaging());
    return answer === AuthorizationStatus.AUTHORIZED || answer === AuthorizationStatus.PROVISIONAL;
  },
  onData: (take) => onMessage(getMessaging(), async ({ data }) => take(data ?? {})),
  onNewToken: (act) => onTokenRefresh(getMessaging(), act),
  onTap(open) {
    const follow = (link: unknown) => typeof link === "string" && open(link);
    const followData = (data: Record<string, unknown> | undefined) => follow(linkOf(noticeOf(data) ?? {}));
    // What the app drew is notifee's, what iOS drew by itself is Firebase's.
    notifee.getInitialNotification().then((started) => follow(started?.notification.data?.link));
    getInitialNotification(getMessaging()).then((started) => followData(started?.data));
    const stopDrawn = notifee.onForegroundEvent(({ type, detail }) => type === EventType.PRESS && follow(detail.notification?.data?.link));
    const stopSystem = onNotificationOpenedApp(getMessaging(), ({ data }) => followData(data));
    return () => {
      stopDrawn();
      stopSystem();
    };
  },
};
