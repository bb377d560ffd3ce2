import Ellipsis from 'lucide-react/icons/ellipsis';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../design/icon-button.tsx';
import { moveColumn } from './review-changes.ts';

interface ColumnMenuProps {
  readonly columnId: string;
  readonly words: string;
  readonly place: number;
  /** The place of the last column. */
  readonly last: number;
  readonly onRemove: () => void;
}

/** What can be done with a column: moved to either side, taken away. */
export function ColumnMenu({ columnId, words, place, last, onRemove }: ColumnMenuProps) {
  const { t } = useTranslation();
  const label = t('review.columnMenu', { name: words });
  return (
    <MenuTrigger>
      <IconButton icon={Ellipsis} label={label} />
      <Popover className="popover">
        <Menu className="menu" aria-label={label}>
          <MenuItem isDisabled={place === 0} onAction={() => void moveColumn(columnId, place - 1)}>
            {t('review.moveLeft')}
          </MenuItem>
          <MenuItem isDisabled={place === last} onAction={() => void moveColumn(columnId, place + 1)}>
            {t('review.moveRight')}
          </MenuItem>
          <MenuItem className="is-danger" onAction={onRemove}>
            {t('review.removeColumn')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
