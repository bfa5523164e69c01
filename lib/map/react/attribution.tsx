import styles from "./planning-map.module.css";

/** Where the data comes from, always in sight, as its licence asks. */
export function Attribution({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <span className={styles.attribution} title={text}>
      <span className="visually-hidden">{label} </span>
      {text}
    </span>
  );
}
