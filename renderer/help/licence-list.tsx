import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

/** As the build writes it (electron.vite.config.ts). */
const licencesSchema = z.array(
  z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() }),
);

type Licences = z.infer<typeof licencesSchema>;

/** What is inside the program, each part with its licence; its text is shown when it is opened. */
export function LicenceList() {
  const { t } = useTranslation();
  const [licences, setLicences] = useState<Licences | null>(null);
  useEffect(() => {
    let isHere = true;
    loadLicences().then((found) => {
      if (isHere) setLicences(found);
    });
    return () => {
      isHere = false;
    };
  }, []);
  return (
    <section aria-label={t('help.licences')}>
      <h3>{t('help.licences')}</h3>
      <p>{t('help.licencesIntro')}</p>
      <ul className="licence-list">
        {(licences ?? []).map((entry) => (
          <li key={`${entry.name} ${entry.version} ${entry.text.length}`}>
            <Licence {...entry} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Licence({ name, version, licence, text }: Licences[number]) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span lang="en">
          {name} {version}
        </span>
        <span className="licence-name" lang="en">
          {licence}
        </span>
      </summary>
      {isOpen && (text === '' ? <p>{t('help.licenceWithoutText')}</p> : <pre lang="en">{text}</pre>)}
    </details>
  );
}

/** Under the development server there is no list. */
async function loadLicences(): Promise<Licences> {
  try {
    const answer = await fetch('/licences.json');
    return licencesSchema.parse(await answer.json());
  } catch {
    return [];
  }
}
