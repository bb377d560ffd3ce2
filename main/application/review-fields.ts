import type { ReviewColumn, ReviewField } from '#contract/review-table.ts';
import { readFieldsOf } from '#main/clauses/read-fields.ts';
import { fieldName, labelled, reportWords } from '#main/reports/report-words.ts';
import { readOntology } from './extract-options.ts';

type Title = Exclude<ReviewColumn['title'], string>;

/** The columns that a table can have of what the extraction finds: each kind's words, then each field that is read of it. */
export function reviewFields(resourcesFolder: string): readonly ReviewField[] {
  return readOntology(resourcesFolder).kinds.flatMap((kind) => {
    const { yue, ...name } = kind.name;
    const kindNames = [...Object.values(name), ...(yue === undefined ? [] : [yue]), kind.id];
    const columnOf = (field: string | null, title: Title): ReviewField => ({
      column: {
        id: field === null ? kind.id : `${kind.id}:${field}`,
        title,
        source: { kind: 'field', findingKind: kind.id, field },
      },
      group: {
        en: reportWords('en').groups[kind.group],
        'zh-Hant': reportWords('zh-Hant').groups[kind.group],
        'zh-Hans': reportWords('zh-Hans').groups[kind.group],
      },
      kindNames,
    });
    return [
      columnOf(null, name),
      ...readFieldsOf(kind).map((field) =>
        columnOf(field, {
          en: labelled(name.en, fieldName(reportWords('en'), field), 'en'),
          'zh-Hant': labelled(name['zh-Hant'], fieldName(reportWords('zh-Hant'), field), 'zh-Hant'),
          'zh-Hans': labelled(name['zh-Hans'], fieldName(reportWords('zh-Hans'), field), 'zh-Hans'),
        }),
      ),
    ];
  });
}
