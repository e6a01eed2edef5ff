// Specimens of the kit, for those who build screens: `npm run dev`, then /kit. Not shipped.
import { useState } from "react";
import { Chart } from "@/kit/chart/Chart";
import { Clock } from "@/kit/Clock";
import { Figure } from "@/kit/Figure";
import { HoldButton } from "@/kit/HoldButton";
import { CaretSign } from "@/kit/keys/Keys";
import { RoomChip } from "@/kit/RoomChip";
import type { Column } from "@/kit/table/columns";
import { Table } from "@/kit/table/Table";
import { useUndo } from "@/kit/Undo";
import { serverClock } from "@/live/serverClock";
import { Page } from "../Page";

interface Row {
  no: number;
  name: string;
  note: string;
  stock: number | null;
}

const made: Row[] = Array.from({ length: 10_000 }, (_, at) => ({
  no: at + 1,
  name: `样品 ${at + 1}`,
  note: at % 3 === 0 ? "买一送一，限购 2" : "",
  stock: at % 7 === 0 ? null : (at * 37) % 12_000,
}));

const option = {
  grid: { left: 40, right: 8, top: 12, bottom: 24 },
  xAxis: { type: "category", data: ["20:00", "20:10", "20:20", "20:30", "20:40"] },
  yAxis: { type: "value" },
  series: [
    { type: "line", data: [60, 72, 86, 80, 91], showSymbol: false },
    { type: "line", data: [50, 55, 70, 66, 64], showSymbol: false },
  ],
};

export default function Specimens() {
  const [rows, setRows] = useState(made);
  const [opened] = useState(() => serverClock.now());
  const undo = useUndo();
  const columns: Column<Row>[] = [
    {
      id: "no",
      title: "号",
      width: 70,
      frozen: true,
      align: "right",
      text: (row) => String(row.no),
      order: (row) => row.no,
    },
    {
      id: "name",
      title: "品",
      width: 160,
      filter: "text",
      text: (row) => row.name,
      edit: {
        save: (row, text) => {
          if (text === "错") return Promise.reject(new Error("这一格故意不让写"));
          setRows((before) =>
            before.map((one) => (one.no === row.no ? { ...one, name: text } : one)),
          );
          return Promise.resolve();
        },
      },
    },
    { id: "note", title: "机制", width: 220, filter: "choice", text: (row) => row.note },
    {
      id: "stock",
      title: "可承诺",
      width: 120,
      align: "right",
      text: (row) => (row.stock === null ? "—" : String(row.stock)),
      order: (row) => row.stock,
      cell: (row) => <Figure bare name="可承诺" unit="count" value={row.stock} why="仓库没有给" />,
    },
  ];
  return (
    <Page title="Kit">
      <div style={{ display: "flex", flexWrap: "wrap", gap: 16, alignItems: "center" }}>
        <RoomChip name="旗舰店A" onAirSince={opened - 11_567_000} />
        <RoomChip
          name="回放间"
          onAirSince={1_000_000}
          clock={{ kind: "replay", t0_show: 1_000_000, t0_wall: opened, speed: 20 }}
        />
        <RoomChip name="旗舰店B" onAirSince={null} />
        <Clock />
        <HoldButton onHeld={() => undo("已下播", () => Promise.resolve())}>下播</HoldButton>
        <HoldButton urgent onHeld={() => undo("已报事故", () => Promise.resolve())}>
          事故
        </HoldButton>
        <CaretSign />
        <input placeholder="打字看看" />
      </div>
      <div style={{ display: "flex", flexWrap: "wrap", gap: 28, alignItems: "flex-end" }}>
        <Figure
          name="本时成交"
          unit="fen"
          value={182_400_00}
          size={40}
          level="L2"
          at={opened}
          definition="本小时内付款的金额，退款不减"
        />
        <Figure name="在线" unit="count" value={12_040} size={28} level="L3" at={opened - 9_000} />
        <Figure
          name="进人"
          unit="count_per_min"
          value={86}
          size={28}
          level="L2"
          at={opened - 45_000}
        />
        <Figure
          name="净成交 ROI"
          unit="multiple"
          value={2.4}
          size={20}
          level="L0"
          at={opened - 720_000}
        />
        <Figure
          name="观看-成交率（人数）"
          unit="ratio"
          value={0.03}
          size={20}
          level="L1"
          at={opened}
          parts={{ num: 30, den: 1000, numName: "成交人数", denName: "观看人数" }}
        />
        <Figure name="停留" unit="s" value={null} size={20} why="来源没有给离开的时间" />
      </div>
      <div style={{ height: 180 }}>
        <Chart option={option} label="进人与前一轮" />
      </div>
      <div style={{ height: 420 }}>
        <Table
          name="specimens"
          label="样品"
          rows={rows}
          columns={columns}
          rowKey={(row) => String(row.no)}
          empty={null}
        />
      </div>
    </Page>
  );
}
