// What else can be done with a row. A list has hundreds of rows and opens one menu: so the menu is
// made when it is first asked for, and until then there is only a button.
import { Dropdown, type MenuProps } from "antd";
import { useState } from "react";
import { Glyph } from "./Glyph";
import styles from "./RowMenu.module.css";

interface Props {
  label: string;
  items: NonNullable<MenuProps["items"]>;
  choose: (key: string) => void;
  /** A list that holds the keyboard itself keeps its rows' buttons out of the way of Tab. */
  tabIndex?: -1;
}

export function RowMenu({ label, items, choose, tabIndex }: Props) {
  const [made, setMade] = useState(false);
  const [open, setOpen] = useState(false);
  const button = (
    <button
      type="button"
      className={styles.button}
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={open}
      {...(tabIndex !== undefined && { tabIndex })}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        event.stopPropagation();
        if (made) return;
        setMade(true);
        setOpen(true);
      }}
    >
      <Glyph name="more" />
    </button>
  );
  if (!made) return button;
  return (
    <Dropdown
      trigger={["click"]}
      open={open}
      onOpenChange={setOpen}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- whoever opened it chooses in it
      autoFocus
      menu={{
        items,
        onClick: ({ key, domEvent }) => {
          domEvent.stopPropagation();
          setOpen(false);
          choose(key);
        },
      }}
    >
      {button}
    </Dropdown>
  );
}
