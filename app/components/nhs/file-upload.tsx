import { fieldDescription, FormGroup, type LabelledFieldProps } from './form-group';

export type FileUploadProps = LabelledFieldProps & {
  name: string;
  /** Kinds of file to choose from, as in ".csv,.xlsx"; a hint to the browser, nothing more. */
  accept?: string | undefined;
};

/** One file from the person's device. Its styles are in styles/files.scss, for pages that have one. */
export function FileUpload(props: FileUploadProps) {
  const { id, label, labelSize, labelHeading, labelHidden, hint, error, ...input } = props;
  return (
    <FormGroup
      {...{ id, label, labelSize, labelHeading, labelHidden, hint, error }}
      className="nhsuk-file-upload"
    >
      <input
        {...input}
        className="nhsuk-file-upload__input"
        id={id}
        type="file"
        aria-describedby={fieldDescription(props)}
        aria-invalid={error ? true : undefined}
      />
    </FormGroup>
  );
}
