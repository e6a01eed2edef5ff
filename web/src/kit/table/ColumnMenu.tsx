// Which columns are shown and in which order: ticked and dragged, by mouse, finger or keyboard.
import { HolderOutlined, SettingOutlined } from "@ant-design/icons";
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { Button, Checkbox, Popover } from "antd";
import { useWords } from "@/words/words";
import type { Column, ColumnChoice } from "./columns";
import styles from "./ColumnMenu.module.css";

interface Props<Row> {
  columns: readonly Column<Row>[];
  choice: ColumnChoice;
  choose: (choice: ColumnChoice | null) => void;
}

export function ColumnMenu<Row>(props: Props<Row>) {
  const words = useWords();
  return (
    <Popover trigger="click" placement="bottomRight" content={<Choices {...props} />}>
      <Button icon={<SettingOutlined />}>{words.table.columns}</Button>
    </Popover>
  );
}

function Choices<Row>({ columns, choice, choose }: Props<Row>) {
  const words = useWords();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const byId = new Map(columns.map((column) => [column.id, column]));
  const listed = choice.order.flatMap((id) => {
    const column = byId.get(id);
    return column === undefined || column.actions ? [] : [column];
  });
  const moved = ({ active, over }: DragEndEvent) => {
    if (over === null || active.id === over.id) return;
    const from = choice.order.indexOf(String(active.id));
    const to = choice.order.indexOf(String(over.id));
    choose({ ...choice, order: arrayMove([...choice.order], from, to) });
  };
  const toggle = (id: string) => {
    const hidden = choice.hidden.includes(id)
      ? choice.hidden.filter((one) => one !== id)
      : [...choice.hidden, id];
    choose({ ...choice, hidden });
  };
  return (
    <div className={styles.columns}>
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={moved}>
        <SortableContext items={listed.map((one) => one.id)} strategy={verticalListSortingStrategy}>
          {listed.map((column) => (
            <Line
              key={column.id}
              id={column.id}
              title={column.title}
              ticked={!choice.hidden.includes(column.id)}
              toggle={() => toggle(column.id)}
            />
          ))}
        </SortableContext>
      </DndContext>
      <Button size="small" onClick={() => choose(null)}>
        {words.table.reset}
      </Button>
    </div>
  );
}

interface LineProps {
  id: string;
  title: string;
  ticked: boolean;
  toggle: () => void;
}

function Line({ id, title, ticked, toggle }: LineProps) {
  const words = useWords();
  const { attributes, listeners, setNodeRef, transform, transition } = useSortable({ id });
  return (
    <div
      ref={setNodeRef}
      className={styles.columnLine}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <Checkbox checked={ticked} onChange={toggle}>
        {title}
      </Checkbox>
      <button
        type="button"
        className={styles.handle}
        aria-label={words.table.move(title)}
        {...attributes}
        {...listeners}
      >
        <HolderOutlined />
      </button>
    </div>
  );
}
