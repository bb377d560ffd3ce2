import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Star from 'lucide-react/icons/star';
import X from 'lucide-react/icons/x';
import { Input, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../design/icon-button.tsx';
import { IconToggle } from '../design/icon-toggle.tsx';
import { type BundleRow, moved, without } from './bundle-rows.ts';

interface BundleLineProps {
  readonly rows: readonly BundleRow[];
  readonly index: number;
  readonly row: BundleRow;
  readonly onChange: (rows: readonly BundleRow[]) => void;
}

/** One document of a bundle: its tab, what the index says of it, its place. */
export function BundleLine({ rows, index, row, onChange }: BundleLineProps) {
  const { t } = useTranslation();
  const { entry, tab, isCore } = row;
  const change = (next: BundleRow) => onChange(rows.map((one, at) => (at === index ? next : one)));
  const text = (label: string, value: string, set: (value: string) => BundleRow, placeholder = '') => (
    <TextField aria-label={`${label}: ${entry.title}`} value={value} onChange={(typed) => change(set(typed))}>
      <Input className="input" placeholder={placeholder} />
    </TextField>
  );
  return (
    <div className={tab === '' ? 'bundle-line' : 'bundle-line is-tab'}>
      {text(t('bundle.tab'), tab, (value) => ({ ...row, tab: value }), index === 0 ? 'A' : '')}
      {text(t('bundle.description'), entry.title, (title) => ({ ...row, entry: { ...entry, title } }))}
      {text(t('bundle.date'), entry.date, (date) => ({ ...row, entry: { ...entry, date } }))}
      {text(t('bundle.insertAfter'), entry.insertAfter === null ? '' : String(entry.insertAfter), (typed) => {
        const page = Number.parseInt(typed, 10);
        return { ...row, entry: { ...entry, insertAfter: Number.isInteger(page) && page > 0 ? page : null } };
      })}
      <span className="bundle-tools">
        <IconToggle
          icon={Star}
          label={t('bundle.core')}
          isSelected={isCore}
          onChange={(chosen) => change({ ...row, isCore: chosen })}
        />
        <IconButton
          icon={ArrowUp}
          label={t('bundle.up')}
          isDisabled={index === 0}
          onPress={() => onChange(moved(rows, index, -1))}
        />
        <IconButton
          icon={ArrowDown}
          label={t('bundle.down')}
          isDisabled={index === rows.length - 1}
          onPress={() => onChange(moved(rows, index, 1))}
        />
        <IconButton icon={X} label={t('bundle.leaveOut')} onPress={() => onChange(without(rows, index))} />
      </span>
    </div>
  );
}
