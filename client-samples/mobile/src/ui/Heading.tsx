import type { ReactNode } from "react";
import { type StyleProp, Text, type TextStyle } from "react-native";

/** A heading for the eye and the ear. Phones have no levels; browsers do. */
export function Heading({ level, style, children }: { level: 1 | 2; style: StyleProp<TextStyle>; children: ReactNode }) {
  return (
    <Text accessibilityRole="header" style={style} {...{ "aria-level": level }}>
      {children}
    </Text>
  );
}
