using System.Xml.Linq;
using ThreeForOne.Workflow.Feel;

namespace ThreeForOne.Workflow.Reading;

internal sealed class ElementReader(
    Problems problems, Vocabulary vocabulary, SharedNames shared, IReadOnlyDictionary<string, FactDeclaration> facts)
{
    public Element Read(Reader xml, string? scope)
    {
        xml.Required("id");
        var element = xml.Element.Name.LocalName switch
        {
            "startEvent" => Start(xml),
            "endEvent" => End(xml),
            "userTask" => User(xml),
            "serviceTask" => Service(xml),
            "receiveTask" => Receive(xml),
            "exclusiveGateway" => new ExclusiveGateway { Id = xml.Id, Default = xml.Optional("default") },
            "parallelGateway" => new ParallelGateway { Id = xml.Id },
            "intermediateCatchEvent" => Catch(xml),
            "boundaryEvent" => Boundary(xml),
            _ => Sub(xml),
        };
        var isGateway = element is ExclusiveGateway or ParallelGateway;
        if (isGateway) xml.Optional("gatewayDirection");
        var canSetState = !isGateway
            && element is not (StartEvent or BoundaryTimer or BoundaryMessage or BoundaryError);
        var state = canSetState ? xml.OneOf(Xml.Tfo + "state", vocabulary.States) : null;
        // Whatever people wait for, do or are told about has its label in both languages.
        var speaks = state is not null
            || element is UserTask or ServiceTask or MessageCatch or TimerCatch or SubProcess or EventSubProcess
                or EndEvent;
        var provides = element is UserTask or ServiceTask or MessageCatch or BoundaryMessage
            or StartEvent { Message: not null }
            ? xml.Several(Xml.Tfo + "provides")
            : [];
        foreach (var name in provides.Where(n => !facts.TryGetValue(n, out var fact) || fact.FromTask))
        {
            xml.Problem($"fact '{name}' is not declared");
        }

        return element with { Scope = scope, State = state, Label = xml.Labelled(speaks), Provides = provides };
    }

    public FeelExpression? Condition(Reader owner, XElement? xml, UserTask? completionOf = null)
    {
        if (xml is null) return null;
        var reader = new Reader(xml, problems);
        reader.Optional("id");
        reader.Optional(Xml.Xsi + "type");
        var language = reader.Optional("language") ?? "FEEL";
        if (!language.Contains("FEEL", StringComparison.OrdinalIgnoreCase))
        {
            owner.Problem($"conditions are written in FEEL, not {language}");
        }

        reader.Done();
        return Parse(owner, xml.Value, completionOf);
    }

    private FeelExpression? Parse(Reader owner, string text, UserTask? completionOf = null)
    {
        try
        {
            return FeelExpression.Parse(text, facts, completionOf?.Outcomes);
        }
        catch (FeelRefused refused)
        {
            owner.Problem($"condition: {refused.Message}");
            return null;
        }
    }

    private StartEvent Start(Reader xml)
    {
        if (!xml.Flag("isInterrupting", true)) xml.Problem("a non-interrupting start is not supported");
        return new() { Id = xml.Id, Message = MessageOf(xml, xml.Child("messageEventDefinition")) };
    }

    private EndEvent End(Reader xml)
    {
        var terminates = xml.Child("terminateEventDefinition");
        if (terminates is not null) Empty(terminates);
        return new() { Id = xml.Id, Terminates = terminates is not null };
    }

    private UserTask User(Reader xml)
    {
        var task = new UserTask
        {
            Id = xml.Id,
            Role = xml.Needs(Xml.Tfo + "role", vocabulary.Roles),
            Duty = xml.OneOf(Xml.Tfo + "duty", vocabulary.Duties),
            Outcomes = xml.Several(Xml.Tfo + "outcomes"),
            Due = xml.Needs(Xml.Tfo + "due", vocabulary.DueDates),
        };
        if (task.Outcomes.IsEmpty) xml.Problem("needs tfo:outcomes");
        if (xml.Child("multiInstanceLoopCharacteristics") is not { } loop) return task;

        var many = new Reader(loop, problems);
        many.Optional("id");
        if (many.Flag("isSequential", false)) xml.Problem("only a parallel multi-instance is supported");
        var collection = many.Needs(Xml.Tfo + "collection", vocabulary.Collections);
        if (facts.GetValueOrDefault(collection) is not { Type: FactType.List, FromTask: false })
        {
            xml.Problem($"collection '{collection}' is not a declared list");
        }

        var completion = Condition(xml, many.Child("completionCondition"), task);
        many.Done();
        return task with { Many = new(collection, completion) };
    }

    private ServiceTask Service(Reader xml)
    {
        var task = new ServiceTask
        {
            Id = xml.Id,
            Effect = xml.OneOf(Xml.Tfo + "effect", vocabulary.Effects),
            Documents = xml.Several(Xml.Tfo + "document", vocabulary.Documents),
        };
        if (task.Effect is null && task.Documents.IsEmpty) xml.Problem("needs tfo:effect or tfo:document");
        return task;
    }

    private MessageCatch Receive(Reader xml)
    {
        if (xml.Flag("instantiate", false)) xml.Problem("a receive task that starts a process is not supported");
        return new() { Id = xml.Id, Message = Message(xml, xml.Required("messageRef")) };
    }

    private Element Catch(Reader xml)
    {
        var (timer, message) = (xml.Child("timerEventDefinition"), xml.Child("messageEventDefinition"));
        if (timer is not null && message is null) return new TimerCatch { Id = xml.Id, Timer = TimerOf(xml, timer) };
        if (message is null || timer is not null) xml.Problem("needs either a timer or a message");
        return new MessageCatch { Id = xml.Id, Message = MessageOf(xml, message) ?? "" };
    }

    private Element Boundary(Reader xml)
    {
        var host = xml.Required("attachedToRef");
        var interrupting = xml.Flag("cancelActivity", true);
        var (timer, error) = (xml.Child("timerEventDefinition"), xml.Child("errorEventDefinition"));
        var message = xml.Child("messageEventDefinition");
        if (new[] { timer, error, message }.Count(e => e is not null) != 1)
            xml.Problem("needs either a timer, a message or an error");
        else if (timer is null && !interrupting)
            xml.Problem("only a timer may leave what it is attached to open");
        if (error is not null) return new BoundaryError { Id = xml.Id, Host = host, Code = ErrorOf(xml, error) };
        if (message is not null)
            return new BoundaryMessage { Id = xml.Id, Host = host, Message = MessageOf(xml, message) ?? "" };

        if (timer is not null) Empty(timer);
        return new BoundaryTimer
        {
            Id = xml.Id,
            Host = host,
            Timer = xml.Needs(Xml.Tfo + "timer", vocabulary.Timers),
            Interrupting = interrupting,
        };
    }

    private Element Sub(Reader xml)
    {
        if (!xml.Flag("triggeredByEvent", false)) return new SubProcess { Id = xml.Id };
        var when = xml.Optional(Xml.Tfo + "when");
        return new EventSubProcess { Id = xml.Id, When = when is null ? null : Parse(xml, when) };
    }

    private string TimerOf(Reader owner, XElement definition)
    {
        Empty(definition);
        return owner.Needs(Xml.Tfo + "timer", vocabulary.Timers);
    }

    private string? MessageOf(Reader owner, XElement? definition)
    {
        if (definition is null) return null;
        var reader = new Reader(definition, problems);
        reader.Optional("id");
        var message = Message(owner, reader.Required("messageRef"));
        reader.Done();
        return message;
    }

    private string Message(Reader owner, string reference)
    {
        if (shared.Messages.TryGetValue(reference, out var name)) return name;
        owner.Problem($"message '{reference}' is not in the file");
        return "";
    }

    private string ErrorOf(Reader owner, XElement definition)
    {
        var reader = new Reader(definition, problems);
        reader.Optional("id");
        var reference = reader.Required("errorRef");
        reader.Done();
        if (shared.Errors.TryGetValue(reference, out var code)) return code;
        owner.Problem($"error '{reference}' is not in the file");
        return "";
    }

    private void Empty(XElement definition)
    {
        var reader = new Reader(definition, problems);
        reader.Optional("id");
        reader.Done();
    }
}
