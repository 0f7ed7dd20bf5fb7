using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using ThreeForOne.Workflow.Reading;

namespace ThreeForOne.Workflow;

/// <summary>
/// Reads BPMN 2.0 files. Supported: none start, none and terminate end; user, service and receive tasks; parallel
/// multi-instance user tasks; exclusive and parallel gateways; intermediate timer and message catch; boundary timer and
/// error; embedded sub-process; interrupting event sub-process that a message starts. All else is refused by element.
/// </summary>
public static class BpmnReader
{
    /// <exception cref="DefinitionRefused">Anything in the file is unknown, unsupported or unsound.</exception>
    public static IReadOnlyList<ProcessDefinition> Read(string fileName, byte[] xml, Vocabulary vocabulary)
    {
        var problems = new Problems(fileName);
        var root = Xml.Root(xml, problems);
        problems.ThrowIfAny();

        var shared = ReadRoot(root!, problems, vocabulary);
        var definitions = root!.Elements(Xml.Bpmn + "process")
            .Select(process => new ProcessReader(process, problems, vocabulary, shared).Read(HashOf(xml, process)))
            .ToList();
        if (definitions.Count == 0) problems.Add("definitions", "there is no process in the file");
        problems.ThrowIfAny();

        foreach (var definition in definitions) Checking.Linter.Check(definition, vocabulary, problems);
        Checking.DutyCheck.Check(definitions, vocabulary, problems);
        problems.ThrowIfAny();
        return definitions;
    }

    private static SharedNames ReadRoot(XElement root, Problems problems, Vocabulary vocabulary)
    {
        var reader = new Reader(root, problems);
        string[] harmless = ["id", "name", "targetNamespace", "exporter", "exporterVersion"];
        foreach (var name in harmless) reader.Optional(name);
        reader.Optional(Xml.Xsi + "schemaLocation");
        reader.Children("process");
        reader.Children("collaboration");   // pools are for the drawing: the engine runs each process by itself

        var messages = new Dictionary<string, string>();
        foreach (var message in reader.Children("message").Select(x => new Reader(x, problems)))
        {
            messages[message.Required("id")] = message.Needs("name", vocabulary.Messages);
            message.Done();
        }

        var errors = new Dictionary<string, string>();
        foreach (var error in reader.Children("error").Select(x => new Reader(x, problems)))
        {
            error.Optional("name");
            errors[error.Required("id")] = error.Needs("errorCode", vocabulary.Errors);
            error.Done();
        }

        foreach (var drawing in root.Elements(Xml.Drawing + "BPMNDiagram").ToList()) drawing.Remove();
        reader.Done();
        foreach (var twice in root.Descendants().Attributes("id").GroupBy(a => a.Value).Where(g => g.Count() > 1))
        {
            problems.Add(twice.Key, "the id is there twice");
        }

        return new(messages, errors);
    }

    private static string HashOf(byte[] xml, XElement process) =>
        Convert.ToHexStringLower(SHA256.HashData([.. xml, .. Encoding.UTF8.GetBytes(Xml.IdOf(process))]));
}
