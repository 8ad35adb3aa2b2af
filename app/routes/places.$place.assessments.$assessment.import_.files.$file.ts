import type { LoaderFunctionArgs } from '@remix-run/node';
import {
  dictionaryCsv,
  templateCsv,
  type TemplateSource,
  templateWorkbook,
} from '~/exports/answers-template';
import { refuse } from '~/lib/http';
import { answersSetting } from '~/services/imports.server';
import { getAssessment } from './places/own-place.server';

const CSV = 'text/csv; charset=utf-8';
const FILES: Record<string, { type: string; make: (source: TemplateSource) => string | Promise<Buffer> }> = {
  'template.csv': { type: CSV, make: templateCsv },
  'questions.csv': { type: CSV, make: dictionaryCsv },
  'template.xlsx': {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    make: templateWorkbook,
  },
};

/** The template of an assessment's answers, or what may stand in it, to keep. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessment } = await getAssessment(context, request, params, 'import');
  const name = params.file ?? '';
  const file = (Object.hasOwn(FILES, name) ? FILES[name] : undefined) ?? refuse(404);
  const { set, sectors, tiers } = answersSetting(context, assessment);
  const { forms, commentsAsked } = assessment;
  const invited = sectors.filter(({ id }) => assessment.sectors.includes(id));
  const body = await file.make({ set, forms, commentsAsked, sectors: invited, tiers });
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: { 'Content-Type': file.type, 'Content-Disposition': `attachment; filename="concord-${name}"` },
  });
}
