import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import X from 'lucide-react/icons/x';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Group, Input, SearchField, ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../commands/composing.ts';
import { IconButton } from '../design/icon-button.tsx';
import { formsOf } from './find-forms.ts';
import type { FindQuery } from './page-viewer.ts';

interface FindBarProps {
  readonly hits: { readonly current: number; readonly total: number; readonly isSearching: boolean };
  readonly onFind: (query: FindQuery, step: 'first' | 'next' | 'previous') => void;
  readonly onClose: () => void;
}

/** Finds words in the open document. */
export function FindBar({ hits, onFind, onClose }: FindBarProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [isCaseSensitive, setCaseSensitive] = useState(false);
  const [isWholeWord, setWholeWord] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const [forms, setForms] = useState<FindQuery['forms']>([]);
  const query = { text, isCaseSensitive, isWholeWord, forms };

  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  useEffect(() => {
    let isStale = false;
    void formsOf(text).then((found) => {
      if (isStale) return;
      setForms(found);
      onFind({ text, isCaseSensitive, isWholeWord, forms: found }, 'first');
    });
    return () => {
      isStale = true;
    };
  }, [text, isCaseSensitive, isWholeWord, onFind]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onFind(query, event.shiftKey ? 'previous' : 'next');
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
  };

  return (
    <Group className="find-bar" aria-label={t('find.title')}>
      <SearchField aria-label={t('find.title')} value={text} onChange={setText}>
        <Input ref={input} className="input" placeholder={t('find.placeholder')} onKeyDownCapture={onKeyDown} />
      </SearchField>
      <output className="find-hits">
        {text === '' ? '' : hits.total === 0 ? t('find.none') : t('find.hits', { ...hits })}
      </output>
      <IconButton icon={ChevronUp} label={t('find.previous')} keys="⇧↵" onPress={() => onFind(query, 'previous')} />
      <IconButton icon={ChevronDown} label={t('find.next')} keys="↵" onPress={() => onFind(query, 'next')} />
      <ToggleButton className="chip-button" isSelected={isCaseSensitive} onChange={setCaseSensitive}>
        {t('find.case')}
      </ToggleButton>
      <ToggleButton className="chip-button" isSelected={isWholeWord} onChange={setWholeWord}>
        {t('find.word')}
      </ToggleButton>
      <IconButton icon={X} label={t('app.close')} keys="Esc" onPress={onClose} />
    </Group>
  );
}
