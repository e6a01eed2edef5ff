// The links out again, under the team's own headers.
import { TakeAlong } from "@/domains/work/TakeAlong";
import { exportPath, useHeaderMaps } from "@/domains/selection/lineup";
import { useWords } from "@/words/words";

export function ExportMenu({ show, disabled }: { show: number; disabled: boolean }) {
  const words = useWords();
  const maps = useHeaderMaps();
  const items = (maps.data ?? []).map((map) => ({
    key: String(map.id),
    label: words.links.exportAs(map.name),
    path: exportPath(show),
    body: { map: map.id },
  }));
  return (
    <TakeAlong
      label={words.links.export}
      groups={items.length === 0 ? [] : [items]}
      none={words.links.exportNone}
      disabled={disabled}
    />
  );
}
