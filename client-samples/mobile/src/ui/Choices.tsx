import type { LiveTopic } from "@livehub/client";
import { Switch, Text, View } from "react-native";
import { later, night, timeOf, type Wishes } from "../device/wishes";
import type { Words } from "../words";
import { Button } from "./Button";
import type { Look } from "./look";

interface Props {
  readonly wishes: Wishes;
  readonly topics: readonly LiveTopic[];
  readonly words: Words;
  readonly look: Look;
  readonly change: (wishes: Wishes) => void;
}

/** What to be told of, and when not. */
export function Choices({ wishes, topics, words, look, change }: Props) {
  const lang = words.dir === "rtl" ? "ar" : "en";
  const toggle = (topic: string, on: boolean) =>
    change({ ...wishes, topics: on ? [...wishes.topics, topic] : wishes.topics.filter((other) => other !== topic) });
  const { quiet, ...loud } = wishes;
  return (
    <View style={{ gap: 4 }}>
      <Text style={look.heading}>{words.topics}</Text>
      {topics.map((topic) => {
        const label = (topic.labels.find((candidate) => candidate.lang === lang) ?? topic.labels[0])?.value ?? topic.id;
        return <Choice key={topic.id} label={label} on={wishes.topics.includes(topic.id)} look={look} set={(on) => toggle(topic.id, on)} />;
      })}
      <Choice label={words.quiet} on={quiet !== undefined} look={look} set={(on) => change(on ? { ...loud, quiet: night } : loud)} />
      {quiet && (
        <Time
          label={words.from}
          minutes={quiet.from}
          words={words}
          look={look}
          set={(from) => change({ ...wishes, quiet: { ...quiet, from } })}
        />
      )}
      {quiet && (
        <Time label={words.to} minutes={quiet.to} words={words} look={look} set={(to) => change({ ...wishes, quiet: { ...quiet, to } })} />
      )}
    </View>
  );
}

function Choice({ label, on, look, set }: { label: string; on: boolean; look: Look; set: (on: boolean) => void }) {
  return (
    <View style={look.row}>
      <Text style={look.body}>{label}</Text>
      <Switch accessibilityLabel={label} value={on} onValueChange={set} />
    </View>
  );
}

function Time({
  label,
  minutes,
  words,
  look,
  set,
}: {
  label: string;
  minutes: number;
  words: Words;
  look: Look;
  set: (minutes: number) => void;
}) {
  return (
    <View style={look.row}>
      <Text style={look.body}>{`${label} ${timeOf(minutes)}`}</Text>
      <View style={{ flexDirection: "row", gap: 8 }}>
        <Button label={words.earlier} look={look} act={() => set(later(minutes, -30))} />
        <Button label={words.later} look={look} act={() => set(later(minutes, 30))} />
      </View>
    </View>
  );
}
