using System.Text;

namespace CachePrefix.Benchmarks.Analyzers;

/// <summary>A project of ordinary services, models and prompts of a given number of lines.</summary>
internal static class GeneratedProject
{
    private const int LinesPerFile = 50;

    /// <summary>One file in ten uses an SDK when <paramref name="withPrompts"/> is set.</summary>
    public static IEnumerable<string> Files(int lines, bool withPrompts)
    {
        for (var i = 0; i < lines / LinesPerFile; i++)
            yield return withPrompts && i % 10 == 0 ? Prompt(i) : Service(i);
    }

    private static string Service(int i)
    {
        var text = new StringBuilder();
        text.AppendLine($$"""
            namespace Acme.Module{{i}};

            public sealed record Order{{i}}(Guid Id, string Customer, decimal Total, DateTime CreatedAt);

            public sealed class OrderService{{i}}
            {
                private readonly Dictionary<Guid, Order{{i}}> _orders = [];
                private int _count;

                public Order{{i}} Create(string customer, decimal total)
                {
                    var order = new Order{{i}}(Guid.NewGuid(), customer, total, DateTime.UtcNow);
                    _orders[order.Id] = order;
                    _count++;
                    return order;
                }
            """);
        for (var m = 0; m < 4; m++)
        {
            text.AppendLine($$"""
                    public string Describe{{m}}(Guid id)
                    {
                        if (!_orders.TryGetValue(id, out var order))
                            return "unknown order";

                        var builder = new StringBuilder();
                        foreach (var word in order.Customer.Split(' ').Where(word => word.Length > {{m}}).OrderBy(word => word, StringComparer.Ordinal))
                            builder.Append(word).Append(", ");

                        return $"{builder} {order.Total:N2} {order.CreatedAt:O} of {_count}";
                    }
                """);
        }

        return text.AppendLine("}").ToString();
    }

    private static string Prompt(int i) => $$"""
        using Microsoft.Extensions.AI;

        namespace Acme.Module{{i}};

        public sealed class Assistant{{i}}(IChatClient client)
        {
            private readonly List<string> _rules = ["Answer briefly.", "Name your sources."];

            public async Task<string> AskAsync(string customer, string question)
            {
                List<ChatMessage> messages = [new(ChatRole.System, Build(customer)), new(ChatRole.User, question)];
                var response = await client.GetResponseAsync(messages, new ChatOptions { Instructions = Header() });
                return response.Text;
            }

            private string Build(string customer)
            {
                var builder = new StringBuilder("You answer questions about orders.");
                foreach (var rule in _rules)
                    builder.AppendLine(rule);

                builder.Append(Facts(customer));
                return builder.ToString();
            }

            private static string Facts(string customer) => $"The customer is {customer}. Today is {DateTime.UtcNow:yyyy-MM-dd}.";

            private static string Header() => $"It is {DateTime.Now}. " + Tail(3);

            private static string Tail(int depth) => depth == 0 ? "Be polite." : Tail(depth - 1);
        }
        """ + "\n" + string.Concat(Enumerable.Range(0, 14).Select(line => $"// {line}\n"));
}
