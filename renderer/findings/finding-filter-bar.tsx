import ChevronDown from 'lucide-react/icons/chevron-down';
import ListFilter from 'lucide-react/icons/list-filter';
import X from 'lucide-react/icons/x';
import { useEffect, useMemo, useRef } from 'react';
import {
  Button,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  SearchField,
  ToggleButton,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ReviewedFinding } from '#contract/matter.ts';
import { answerCommands } from '../commands/command-bus.ts';
import { everything, type ReviewFilter, toggleGroup, useFilter } from './filter-store.ts';
import { kindWords } from './finding-words.ts';
import { markGroupOf, markGroups } from './mark-group.ts';

const reviewFilters = ['all', 'open', 'decided'] as const satisfies readonly ReviewFilter[];

/** Text, family, kind, decision, and whether only what is on the screen is shown. */
export function FindingFilterBar({
  findings,
  kindOfList,
}: {
  readonly findings: readonly ReviewedFinding[];
  readonly kindOfList: 'findings' | 'defects';
}) {
  const { t, i18n } = useTranslation();
  const filter = useFilter();
  const input = useRef<HTMLInputElement>(null);
  const groups = useMemo(() => {
    const there = new Map<string, number>();
    for (const finding of findings) {
      const group = markGroupOf(finding);
      there.set(group, (there.get(group) ?? 0) + 1);
    }
    return markGroups.flatMap((group) => {
      const count = there.get(group);
      return count === undefined ? [] : [{ group, count }];
    });
  }, [findings]);
  const kinds = useMemo(() => {
    const there = new Map<string, { readonly kind: string; readonly label: string; count: number }>();
    for (const { kind, label } of findings) {
      const known = there.get(kind);
      if (known === undefined) there.set(kind, { kind, label, count: 1 });
      else known.count += 1;
    }
    return [...there.values()].toSorted((one, other) =>
      kindWords(one, i18n.language).localeCompare(kindWords(other, i18n.language), i18n.language),
    );
  }, [findings, i18n.language]);
  const chosenKind = kinds.find(({ kind }) => kind === filter.kind);

  useEffect(() => answerCommands({ 'filter-findings': () => input.current?.focus() }), []);

  return (
    <div className="filter-bar">
      <div className="filter-line">
        <SearchField
          aria-label={t('findings.filter')}
          className="search-field"
          value={filter.text}
          onChange={(text) => useFilter.setState({ text })}
        >
          <Input ref={input} className="input" placeholder={t('findings.filter')} />
          <Button className="icon-button">
            <X size={13} strokeWidth={2} aria-hidden />
          </Button>
        </SearchField>
        <ToggleButton
          className="chip-button"
          isSelected={filter.onScreen}
          onChange={(onScreen) => useFilter.setState({ onScreen })}
        >
          {t('findings.onScreen')}
        </ToggleButton>
        <MenuTrigger>
          <Button
            className={`chip-button${filter.kind !== null || filter.review !== 'all' ? ' is-on' : ''}`}
            aria-label={t('findings.moreFilters')}
          >
            <ListFilter size={13} strokeWidth={2} aria-hidden />
            {chosenKind === undefined ? null : (
              <span className="chosen-kind">{kindWords(chosenKind, i18n.language)}</span>
            )}
            <ChevronDown size={12} strokeWidth={2} aria-hidden />
          </Button>
          <Popover className="popover" placement="bottom end">
            <Menu className="menu" aria-label={t('findings.moreFilters')}>
              <MenuSection
                aria-label={t('findings.byDecision')}
                selectionMode="single"
                selectedKeys={[`review:${filter.review}`]}
                disallowEmptySelection
                onSelectionChange={(keys) => {
                  const review = reviewFilters.find((name) => keys !== 'all' && keys.has(`review:${name}`));
                  if (review !== undefined) useFilter.setState({ review });
                }}
              >
                {reviewFilters.map((review) => (
                  <MenuItem key={review} id={`review:${review}`}>
                    {t(`findings.review.${review}`)}
                  </MenuItem>
                ))}
              </MenuSection>
              <MenuSection
                aria-label={t('findings.byKind')}
                selectionMode="single"
                selectedKeys={[filter.kind ?? 'every-kind']}
                onSelectionChange={(keys) => {
                  const [key] = keys === 'all' ? [] : [...keys];
                  useFilter.setState({ kind: key === undefined || key === 'every-kind' ? null : String(key) });
                }}
              >
                <MenuItem id="every-kind">{t('findings.everyKind')}</MenuItem>
                {kinds.map(({ kind, label, count }) => (
                  <MenuItem key={kind} id={kind} textValue={kindWords({ kind, label }, i18n.language)}>
                    {kindWords({ kind, label }, i18n.language)} <span className="count">{count}</span>
                  </MenuItem>
                ))}
              </MenuSection>
            </Menu>
          </Popover>
        </MenuTrigger>
      </div>
      {kindOfList === 'findings' && groups.length > 1 ? (
        <fieldset className="group-chips" aria-label={t('findings.byGroup')}>
          {groups.map(({ group, count }) => (
            <TooltipTrigger key={group} delay={600}>
              <ToggleButton
                className="group-chip"
                isSelected={filter.groups.has(group)}
                onChange={() => toggleGroup(group)}
                aria-label={t('findings.groupCount', { group: t(`groups.${group}`), count })}
              >
                <span className={`glyph glyph-${group}`} aria-hidden />
                {t(`groups.${group}`)}
                <span className="count">{count}</span>
              </ToggleButton>
              <Tooltip className="tooltip">{t(`groups.${group}Hint`)}</Tooltip>
            </TooltipTrigger>
          ))}
          {filter.groups.size === 0 ? null : (
            <Button className="link-button" onPress={() => useFilter.setState({ groups: everything.groups })}>
              {t('findings.allGroups')}
            </Button>
          )}
        </fieldset>
      ) : null}
    </div>
  );
}
