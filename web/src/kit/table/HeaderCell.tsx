// A column's heading: its name, its order and its filter.
import { CaretDownFilled, CaretUpFilled, FilterFilled, FilterOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input, Popover } from "antd";
import { useState } from "react";
import { useWords } from "@/words/words";
import type { Column } from "./columns";
import { asks, type Filter, offered, type Sorting } from "./rows";
import styles from "./Table.module.css";

interface Props<Row> {
  column: Column<Row>;
  left: number | null;
  rows: readonly Row[];
  filter: Filter | undefined;
  sorting: Sorting | null;
  onFilter: (filter: Filter | undefined) => void;
  onSort: (sorting: Sorting | null) => void;
}

export function HeaderCell<Row>(props: Props<Row>) {
  const { column, left, filter, sorting, onSort } = props;
  const words = useWords();
  const [open, setOpen] = useState(false);
  const sorted =
    sorting?.column === column.id ? (sorting.down ? "descending" : "ascending") : "none";
  const next = () => {
    if (sorted === "none") onSort({ column: column.id, down: false });
    else onSort(sorted === "ascending" ? { column: column.id, down: true } : null);
  };
  return (
    <div
      role="columnheader"
      aria-sort={sorted}
      className={styles.head}
      data-frozen={left !== null}
      data-actions={column.actions}
      style={{ width: column.width, ...(left !== null && { left }) }}
    >
      {column.actions ? null : (
        <button
          type="button"
          className={styles.title}
          data-align={column.align}
          title={column.title}
          onClick={next}
        >
          <span>{column.title}</span>
          {sorted === "ascending" && <CaretUpFilled />}
          {sorted === "descending" && <CaretDownFilled />}
        </button>
      )}
      {column.filter !== undefined && (
        <Popover
          open={open}
          onOpenChange={setOpen}
          trigger="click"
          placement="bottomRight"
          destroyOnHidden
          content={<FilterForm {...props} close={() => setOpen(false)} />}
        >
          <Button
            type="text"
            size="small"
            className={styles.funnel}
            aria-label={`${words.table.filter} ${column.title}`}
            icon={asks(filter) ? <FilterFilled className={styles.asking} /> : <FilterOutlined />}
          />
        </Popover>
      )}
    </div>
  );
}

function FilterForm<Row>({
  column,
  rows,
  filter,
  onFilter,
  close,
}: Props<Row> & { close: () => void }) {
  const words = useWords();
  const chosen = filter?.kind === "choice" ? filter.texts : [];
  return (
    <div className={styles.filter}>
      {column.filter === "text" ? (
        <Input
          // The funnel was pressed to type here.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          allowClear
          placeholder={words.table.find}
          value={filter?.kind === "text" ? filter.find : ""}
          onChange={(event) => onFilter({ kind: "text", find: event.target.value })}
          onPressEnter={close}
        />
      ) : (
        <Checkbox.Group
          className={styles.choices}
          value={[...chosen]}
          onChange={(texts) => onFilter({ kind: "choice", texts })}
          options={offered(rows, column).map(({ text, count }) => ({
            value: text,
            label: `${text || words.common.none} · ${count}`,
          }))}
        />
      )}
      <Button size="small" disabled={!asks(filter)} onClick={() => onFilter(undefined)}>
        {words.table.clear}
      </Button>
    </div>
  );
}
