import { Pressable, Text } from "react-native";
import type { Look } from "./look";

export function Button({ label, look, act }: { label: string; look: Look; act: () => void }) {
  return (
    <Pressable accessibilityRole="button" style={look.button} onPress={act}>
      <Text style={look.buttonText}>{label}</Text>
    </Pressable>
  );
}
