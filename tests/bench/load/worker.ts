/** The load generator's process: it does one job after the other, and shares no event loop with what it loads. */
import type { Job } from './jobs';
import { askForPages, saveAnswers, walkSurveys } from './work';
import { holdWorkshop, listenToChanges } from './workshop';

async function perform(job: Job): Promise<object> {
  switch (job.work) {
    case 'pages':
      return askForPages(job);
    case 'saves':
      return saveAnswers(job);
    case 'surveys':
      return walkSurveys(job);
    case 'workshop':
      return holdWorkshop(job);
    case 'listeners':
      return listenToChanges(job);
  }
}

process.on('message', (job: Job | 'use') => {
  if (job === 'use') return;
  perform(job).then(
    (result) => process.send!({ result }),
    (error: Error) => process.send!({ error: error.message }),
  );
});
process.send!({ result: 'ready' });
