import type { ConnectionState, LiveItem, Snapshot } from "@livehub/client";
import { Pressable, Text, View } from "react-native";
import type { Words } from "../words";
import { Heading } from "./Heading";
import type { Look } from "./look";

interface Props {
  readonly snapshot: Snapshot | undefined;
  readonly state: ConnectionState;
  readonly words: Words;
  readonly look: Look;
  readonly open: (item: string) => void;
}

/** What is breaking, then the headlines, each in its own language and direction. */
export function Headlines({ snapshot, state, words, look, open }: Props) {
  const lang = words.dir === "rtl" ? "ar" : "en";
  return (
    <View style={{ gap: 12 }}>
      <View style={look.row}>
        <Heading level={1} style={look.title}>
          {words.news}
        </Heading>
        <Text style={state === "live" ? [look.small, { color: look.colour.live }] : look.small} testID="state">
          {words.states[state]}
        </Text>
      </View>
      {snapshot?.alerts.map((alert) => {
        const text = alert.texts.find((candidate) => candidate.lang === lang) ?? alert.texts[0];
        return (
          <View key={alert.id} style={look.strip} testID="strip">
            <Text
              style={[look.stripText, { writingDirection: text?.dir }]}
            >{`${alert.correction ? words.correction : words.breaking}: ${text?.value}`}</Text>
          </View>
        );
      })}
      {snapshot?.items.length === 0 && <Text style={look.small}>{words.nothing}</Text>}
      {snapshot?.items.slice(0, 30).map((item) => (
        <Headline key={item.id} item={item} words={words} look={look} open={open} />
      ))}
    </View>
  );
}

function Headline({ item, words, look, open }: { item: LiveItem; words: Words; look: Look; open: (item: string) => void }) {
  return (
    <Pressable accessibilityRole="link" style={look.card} onPress={() => open(item.id)} testID="headline">
      {item.corrections.length > 0 && <Text style={look.mark}>{words.correction}</Text>}
      <Text style={[look.body, { writingDirection: item.headline.dir }]}>{item.headline.value}</Text>
    </Pressable>
  );
}
