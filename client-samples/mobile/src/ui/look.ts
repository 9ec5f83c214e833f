import { StyleSheet, useColorScheme } from "react-native";

const light = {
  paper: "#fbfaf7",
  surface: "#ffffff",
  ink: "#15181c",
  muted: "#59616b",
  line: "#e4e0d8",
  live: "#c2102c",
  breaking: "#8c0b20",
  onBreaking: "#ffffff",
  correction: "#7a4b00",
};
const dark: typeof light = {
  paper: "#101317",
  surface: "#171b20",
  ink: "#ecebe7",
  muted: "#a2abb6",
  line: "#2a3038",
  live: "#ff5a6a",
  breaking: "#a51630",
  onBreaking: "#ffffff",
  correction: "#f2c46b",
};

export type Look = ReturnType<typeof useLook>;

/** Arabic needs more room between lines, and nothing that a finger has to meet is smaller than 44 points. */
export function useLook(dir: "rtl" | "ltr") {
  const colour = useColorScheme() === "dark" ? dark : light;
  const line = dir === "rtl" ? 1.7 : 1.45;
  const text = (size: number) => ({
    color: colour.ink,
    fontSize: size,
    lineHeight: Math.round(size * line),
    writingDirection: dir,
    textAlign: "start" as const,
  });
  return {
    colour,
    ...StyleSheet.create({
      page: { flex: 1, backgroundColor: colour.paper, direction: dir },
      column: { padding: 16, gap: 12, maxWidth: 640, width: "100%", alignSelf: "center" },
      title: { ...text(24), fontWeight: "700" },
      heading: { ...text(18), fontWeight: "600" },
      body: text(17),
      small: { ...text(14), color: colour.muted },
      row: { flexDirection: "row", alignItems: "center", justifyContent: "space-between", minHeight: 44, gap: 12 },
      card: { backgroundColor: colour.surface, borderColor: colour.line, borderWidth: 1, borderRadius: 8, padding: 12, gap: 4 },
      strip: { backgroundColor: colour.breaking, borderRadius: 8, padding: 12 },
      stripText: { ...text(17), color: colour.onBreaking, fontWeight: "600" },
      button: {
        minHeight: 44,
        paddingHorizontal: 16,
        borderColor: colour.line,
        borderWidth: 1,
        borderRadius: 8,
        justifyContent: "center",
        backgroundColor: colour.surface,
      },
      buttonText: { ...text(17), textAlign: "center" },
      mark: { ...text(14), color: colour.correction, fontWeight: "600" },
    }),
  };
}
