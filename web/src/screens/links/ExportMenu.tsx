// The links out again, under the team's own headers.
import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { exportAddress, useHeaderMaps } from "@/domains/selection/lineup";
import { useWords } from "@/words/words";

/** Hand the file to the browser's downloads. */
function fetchFile(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}

export function ExportMenu({ show, disabled }: { show: number; disabled: boolean }) {
  const words = useWords();
  const maps = useHeaderMaps();
  const items = (maps.data ?? []).map((map) => ({
    key: String(map.id),
    label: words.links.exportAs(map.name),
  }));
  const none = { key: "none", label: words.links.exportNone, disabled: true };
  return (
    <Dropdown
      trigger={["click"]}
      disabled={disabled}
      menu={{
        items: items.length === 0 ? [none] : items,
        onClick: ({ key }) => fetchFile(exportAddress(show, Number(key))),
      }}
    >
      <Button>
        {words.links.export} <DownOutlined />
      </Button>
    </Dropdown>
  );
}
