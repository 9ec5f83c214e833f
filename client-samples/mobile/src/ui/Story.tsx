import type { Snapshot } from "@livehub/client";
import { Text, View } from "react-native";
import type { Words } from "../words";
import { Button } from "./Button";
import { Heading } from "./Heading";
import type { Look } from "./look";

/** One story, where an alert's tap leads. */
export function Story({
  id,
  snapshot,
  words,
  look,
  back,
}: {
  id: string;
  snapshot: Snapshot | undefined;
  words: Words;
  look: Look;
  back: () => void;
}) {
  const item = snapshot?.items.find((candidate) => candidate.id === id);
  return (
    <View style={{ gap: 12 }} testID="story">
      <Button label={words.back} look={look} act={back} />
      {item && (
        <Heading level={1} style={[look.title, { writingDirection: item.headline.dir }]}>
          {item.headline.value}
        </Heading>
      )}
      {item?.lead && <Text style={[look.body, { writingDirection: item.lead.dir }]}>{item.lead.value}</Text>}
      {snapshot?.ready && !item && <Text style={look.body}>{words.gone}</Text>}
    </View>
  );
}
